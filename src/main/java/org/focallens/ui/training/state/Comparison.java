package org.focallens.ui.training.state;

import java.util.List;
import java.util.stream.DoubleStream;
import org.focallens.figure.Figures;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.text.Texts;
import org.focallens.train.run.RunSetup;

/** Runs worth comparing: the same seed, so the same first weights and the same images in the same order, and one thing that differs. */
public enum Comparison {
    /** Sections 4.1 and 5.1 of the paper in one picture, with its optimiser: Adam, clipping or a warm-up would save the first run. */
    STORY(
            "story",
            "M",
            "Cross entropy without prior, with prior, focal",
            "The paper's story, with its SGD, no clipping and no warm-up: without the prior's bias the loss of "
                    + "the background is hundreds at the first step and the run diverges; with it cross entropy learns, and so does focal loss.") {
        @Override
        public List<RunStart> runs(RunSetup setup, Knobs first, Knobs now) {
            double prior = setup.prior() == RunSetup.NO_PRIOR ? RunSetup.FIRST.prior() : setup.prior();
            RunSetup withPrior =
                    setup.withPrior(prior).withOptimiser(SgdSettings.DEFAULT).withWarmUp(0);
            Knobs own = now.gamma() > 0 ? now : Knobs.FIRST; // with gamma 0 there would be two cross entropies
            Knobs focal =
                    own.withLoss(LossKind.FOCAL).withLearningRate(SGD_RATE).withClip(Double.POSITIVE_INFINITY);
            Knobs entropy = focal.withLoss(LossKind.CROSS_ENTROPY);
            return List.of(
                    run("CE, no prior", withPrior.withPrior(RunSetup.NO_PRIOR), entropy),
                    run("CE, prior " + Figures.plain(prior), withPrior, entropy),
                    run(Texts.format("Focal, γ %s", Figures.plain(focal.gamma())), withPrior, focal));
        }
    },
    /** Table 1b's exponents. */
    GAMMAS(
            "gammas",
            "Shift+G",
            "γ 0, 1, 2, 5",
            "The focusing exponents of the paper's table 1b, at the current alpha.") {
        @Override
        public List<RunStart> runs(RunSetup setup, Knobs first, Knobs now) {
            return DoubleStream.of(0, 1, 2, 5)
                    .mapToObj(gamma ->
                            run("γ " + Figures.plain(gamma), setup, focal(now).withGamma(gamma)))
                    .toList();
        }
    },
    /** Table 1a's weights. */
    ALPHAS(
            "alphas",
            "Shift+A",
            "α 0.25, 0.5, 0.75",
            "Weights of a positive, at the current gamma; the larger gamma is, the smaller alpha should be.") {
        @Override
        public List<RunStart> runs(RunSetup setup, Knobs first, Knobs now) {
            return DoubleStream.of(.25, .5, .75)
                    .mapToObj(alpha ->
                            run("α " + Figures.plain(alpha), setup, focal(now).withAlpha(alpha)))
                    .toList();
        }
    },
    /** What the changes on the way have done. */
    BEFORE_AFTER(
            "before-after",
            "Shift+B",
            "As it began, and as it is set now",
            "The run with the settings of its first step, beside one with the current settings.") {
        @Override
        public List<RunStart> runs(RunSetup setup, Knobs first, Knobs now) {
            return List.of(run("As it began", setup, first), run("As set now", setup, now));
        }
    };

    /** At which the last two learn and the first is thrown off within 5 to 13 steps, whatever the seed. */
    private static final double SGD_RATE = 3e-3;

    private final String id;
    private final String key;
    private final String title;
    private final String help;

    Comparison(String id, String key, String title, String help) {
        this.id = id;
        this.key = key;
        this.title = title;
        this.help = help;
    }

    public String id() {
        return id;
    }

    /** {@return the keys that begin it} */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public String help() {
        return help;
    }

    /**
     * The runs to begin, all from the same seed.
     *
     * @param setup of all but for what differs
     * @param first knobs of the present run's first step
     * @param now   knobs as they are set
     */
    public abstract List<RunStart> runs(RunSetup setup, Knobs first, Knobs now);

    private static Knobs focal(Knobs knobs) {
        return knobs.loss() == LossKind.SOFTMAX ? knobs : knobs.withLoss(LossKind.FOCAL);
    }

    /** A network has one class head, to which its loss belongs. */
    private static RunStart run(String name, RunSetup setup, Knobs knobs) {
        ClassOutput output = knobs.loss().output();
        return RunStart.begin(name, setup.withOutput(output), knobs);
    }
}
