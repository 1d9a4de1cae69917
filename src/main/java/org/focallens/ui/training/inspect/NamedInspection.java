package org.focallens.ui.training.inspect;

import java.util.List;
import org.focallens.train.inspect.NetworkInspection;

/**
 * A look at one of the networks that are compared.
 *
 * @param name       of its run
 * @param categories names of its classes
 * @param network      what it says
 */
public record NamedInspection(String name, List<String> categories, NetworkInspection network) {

    /** {@inheritDoc} */
    public NamedInspection {
        categories = List.copyOf(categories);
    }

    /** {@return the step of inspections that were made together: the newest, since a run that is out stays at its last} */
    static int step(List<NamedInspection> inspections) {
        return inspections.stream()
                .mapToInt(named -> named.network.step())
                .max()
                .orElse(0);
    }
}
