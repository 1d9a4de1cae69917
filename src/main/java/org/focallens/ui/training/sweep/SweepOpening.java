package org.focallens.ui.training.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.focallens.train.sweep.SweepFolder;
import org.focallens.train.sweep.SweepPlan;

/** Opens a folder to sweep in, or to see what was swept. */
final class SweepOpening {
    private SweepOpening() {}

    /** Where the plan comes from. */
    interface Planning {
        SweepPlan plan(Path folder) throws IOException;
    }

    /**
     * Begins a sweep in a folder, or goes on with the one that is there.
     *
     * @param cancelled asked while a data set is read
     * @return what the folder has of it
     * @throws SweepRefusal if the folder cannot be taken, or the data have too few images
     * @throws IOException  if the data cannot be read
     */
    static SweepState open(Path path, Planning planning, BooleanSupplier cancelled) throws IOException, SweepRefusal {
        SweepPlan plan;
        try {
            plan = planning.plan(path);
        } catch (IOException e) {
            throw new SweepRefusal(SweepField.FOLDER, e);
        }
        if (!SweepFolder.holdsSweep(path)) {
            requireImages(plan, cancelled);
        }
        try {
            return state(path, plan);
        } catch (IOException e) {
            throw new SweepRefusal(SweepField.FOLDER, e);
        }
    }

    /** A plan that can never be run would keep the folder from every other. */
    private static void requireImages(SweepPlan plan, BooleanSupplier cancelled) throws IOException, SweepRefusal {
        try {
            plan.data().open(plan.settings().seed(), cancelled);
        } catch (IllegalArgumentException e) {
            throw new SweepRefusal(SweepField.TESTS, e);
        }
    }

    private static SweepState state(Path path, SweepPlan plan) throws IOException {
        SweepFolder folder = SweepFolder.open(path, plan);
        return new SweepState(plan, path, folder, folder.results(plan), Optional.empty());
    }

    /**
     * Looks into a folder without changing anything.
     *
     * @return the sweep that it holds, if any
     * @throws IOException if there is one that cannot be understood
     */
    static Optional<SweepState> look(Path path) throws IOException {
        return SweepFolder.holdsSweep(path) ? Optional.of(state(path, SweepFolder.read(path))) : Optional.empty();
    }
}
