package org.focallens.ui.training.look;

import java.util.List;
import org.focallens.train.inspect.NetworkInspection;

/**
 * A look at one of the networks that are compared.
 *
 * @param name       of its run
 * @param categories names of its classes
 * @param look       what it says
 */
public record NamedLook(String name, List<String> categories, NetworkInspection look) {

    /** {@inheritDoc} */
    public NamedLook {
        categories = List.copyOf(categories);
    }

    /** {@return the step of looks that were made together: the newest, since a run that is out stays at its last} */
    static int step(List<NamedLook> looks) {
        return looks.stream().mapToInt(named -> named.look.step()).max().orElse(0);
    }
}
