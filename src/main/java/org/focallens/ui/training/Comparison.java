package org.focallens.ui.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.focallens.nn.ClassOutput;
import org.focallens.train.run.RunSetup;
import org.focallens.ui.common.Figures;

/** Runs worth comparing: the same seed, so the same first weights and the same images in the same order, and one thing that differs. */
enum Comparison {
    /** Section 4.1 and 5.1 of the paper in one picture. */
    STORY("story", "Cross entropy without prior, with prior, focal", "The paper's story: without the prior's bias the negatives drown the first steps; "
            + "with it cross entropy learns; focal loss learns more.") {
        @Override
        List<Contestant> runs(RunSetup setup, Knobs first, Knobs now) {
            double prior = setup.prior() == RunSetup.NO_PRIOR ? RunSetup.FIRST.prior() : setup.prior();
            Knobs focal = now.withLoss(LossKind.FOCAL);
            return List.of(run("CE, no prior", setup.withPrior(RunSetup.NO_PRIOR), now.withLoss(LossKind.CROSS_ENTROPY)),
                    run("CE, prior " + Figures.plain(prior), setup.withPrior(prior), now.withLoss(LossKind.CROSS_ENTROPY)),
                    run(String.format(Locale.ROOT, "Focal, γ %s", Figures.plain(focal.gamma())), setup.withPrior(prior), focal));
        }
    },
    /** Table 1b's exponents. */
    GAMMAS("gammas", "γ 0, 1, 2, 5", "The focusing exponents of the paper's table 1b, with the alpha at hand.") {
        @Override
        List<Contestant> runs(RunSetup setup, Knobs first, Knobs now) {
            return DoubleStream.of(0, 1, 2, 5).mapToObj(gamma -> run("γ " + Figures.plain(gamma), setup, focal(now).withGamma(gamma))).toList();
        }
    },
    /** Table 1a's weights. */
    ALPHAS("alphas", "α 0.25, 0.5, 0.75", "Weights of a positive, with the gamma at hand; the larger gamma is, the less alpha should be.") {
        @Override
        List<Contestant> runs(RunSetup setup, Knobs first, Knobs now) {
            return DoubleStream.of(.25, .5, .75).mapToObj(alpha -> run("α " + Figures.plain(alpha), setup, focal(now).withAlpha(alpha))).toList();
        }
    },
    /** What the changes on the way have done. */
    BEFORE_AFTER("before-after", "As it began, and as it is set now", "The run with the settings of its first step, beside one with those of now.") {
        @Override
        List<Contestant> runs(RunSetup setup, Knobs first, Knobs now) {
            return List.of(run("As it began", setup, first), run("As set now", setup, now));
        }
    };

    private final String id;
    private final String title;
    private final String help;

    Comparison(String id, String title, String help) {
        this.id = id;
        this.title = title;
        this.help = help;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String help() {
        return help;
    }

    /**
     * The runs to begin, all from the same seed.
     *
     * @param setup of all but for what differs
     * @param first knobs of the present run's first step
     * @param now   knobs as they are set
     */
    abstract List<Contestant> runs(RunSetup setup, Knobs first, Knobs now);

    private static Knobs focal(Knobs knobs) {
        return knobs.loss() == LossKind.SOFTMAX ? knobs : knobs.withLoss(LossKind.FOCAL);
    }

    /** A network has one class head, to which its loss belongs. */
    private static Contestant run(String name, RunSetup setup, Knobs knobs) {
        ClassOutput output = knobs.loss().output();
        return Contestant.begin(name, setup.withOutput(output), knobs);
    }
}
