package org.focallens.ui.training.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.focallens.figure.Figures;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.optimiser.OptimiserSettings;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.text.Texts;
import org.focallens.train.run.RunSetup;
import org.focallens.train.source.RunData;

/** What is chosen and not yet in force, in words for the button that brings it about. */
public final class Pending {

    /** More would not be read on a button. */
    private static final int MOST = 3;

    private Pending() {}

    /**
     * What a reset changes.
     *
     * @param now    of the run as it goes on
     * @param next   of the run after the reset
     * @param images of a data set, where they were counted
     * @return for example {@code Reset to use bccd, 292 images}
     */
    public static String text(RunSetup now, RunSetup next, Function<RunData, Optional<Integer>> images) {
        List<String> changes = changes(now, next, images);
        String last = changes.size() > MOST ? " and " + (changes.size() - MOST) + " more" : "";
        return "Reset to use " + String.join(", ", changes.subList(0, Math.min(MOST, changes.size()))) + last;
    }

    private static List<String> changes(RunSetup now, RunSetup next, Function<RunData, Optional<Integer>> images) {
        List<String> changes = new ArrayList<>();
        if (now.data().name().equals(next.data().name())) {
            add(changes, now, next, s -> s.data().tests(), tests -> Texts.counted(tests, "test image", "test images"));
        } else {
            changes.add(data(next.data(), images.apply(next.data())));
        }
        add(changes, now, next, setup -> setup.data().size(), size -> "inputs of " + size + " × " + size);
        add(changes, now, next, RunSetup::batch, batch -> Texts.counted(batch, "image", "images") + " per step");
        add(changes, now, next, RunSetup::optimiser, Pending::optimiser);
        add(changes, now, next, RunSetup::seed, seed -> "seed " + seed);
        add(changes, now, next, RunSetup::preset, preset -> "the anchors of " + preset.title());
        add(changes, now, next, RunSetup::prior, prior -> "prior " + Figures.plain(prior));
        add(changes, now, next, RunSetup::headDepth, depth -> "head depth " + depth);
        add(changes, now, next, RunSetup::output, output -> output == ClassOutput.SOFTMAX ? "a softmax" : "sigmoids");
        add(changes, now, next, RunSetup::warmUp, steps -> steps == 0 ? "no warm-up" : "a warm-up of " + steps);
        add(changes, now, next, s -> s.data().flipped(), flipped -> flipped ? "mirrored images" : "images as they are");
        return changes;
    }

    private static <T> void add(
            List<String> changes, RunSetup now, RunSetup next, Function<RunSetup, T> of, Function<T, String> text) {
        if (!Objects.equals(of.apply(now), of.apply(next))) {
            changes.add(text.apply(of.apply(next)));
        }
    }

    private static String data(RunData data, Optional<Integer> images) {
        if (data.generated()) {
            return data.name().equals(RunData.SPARSE_SHAPES) ? "scenes of few and small objects" : "generated scenes";
        }
        return Path.of(data.name()).getFileName()
                + images.map(count -> ", " + Texts.counted(count, "image", "images"))
                        .orElse("");
    }

    static String optimiser(OptimiserSettings optimiser) {
        return optimiser instanceof SgdSettings ? "SGD with momentum" : "Adam";
    }
}
