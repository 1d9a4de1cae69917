package org.focallens.train.run;

import java.util.List;
import java.util.Locale;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.FocalStar;
import org.focallens.core.loss.LogitLoss;
import org.focallens.core.loss.Normaliser;
import org.focallens.text.Texts;
import org.focallens.train.settings.ClassLoss;

/** Losses as a person reads them, with what sets them apart. */
public final class LossWords {

    private LossWords() {}

    /**
     * A class loss in words.
     *
     * @param loss of the class head
     * @return for example {@code focal, α 0.25, γ 2}
     */
    public static String of(ClassLoss loss) {
        Parts parts = parts(loss);
        String alpha = parts.alpha.isEmpty() ? "" : ", α " + parts.alpha;
        return parts.kind + alpha + (parts.gamma.isEmpty() ? "" : ", γ " + parts.gamma);
    }

    /**
     * A box loss in words.
     *
     * @param loss of the box head
     * @return for example {@code L1}
     */
    public static String of(BoxLoss loss) {
        if (loss instanceof DeltaLoss.L1) {
            return "L1";
        }
        if (loss instanceof DeltaLoss.SmoothL1 smooth) {
            return "smooth L1 β " + Texts.format("%.3g", smooth.beta());
        }
        return loss instanceof DeltaLoss.Huber huber ? "Huber δ " + Mark.number(huber.delta()) : "GIoU";
    }

    /**
     * A normaliser in words.
     *
     * @param normaliser what losses are divided by
     * @return for example {@code batch positives}
     */
    public static String of(Normaliser normaliser) {
        return normaliser.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Appends what differs between two losses. */
    static void between(int step, ClassLoss before, ClassLoss after, List<Mark> marks) {
        Parts old = parts(before);
        Parts now = parts(after);
        if (!old.kind.equals(now.kind)) {
            marks.add(new Mark(step, "loss", of(before), of(after)));
            return;
        }
        Mark.add(marks, new Mark(step, "α", old.alpha, now.alpha));
        Mark.add(marks, new Mark(step, "γ", old.gamma, now.gamma));
    }

    /** Alpha and gamma are empty where they have no part. */
    private record Parts(String kind, String alpha, String gamma) {}

    private static Parts parts(ClassLoss loss) {
        if (loss instanceof ClassLoss.Mined mined) {
            Parts all = parts(mined.loss());
            return new Parts(all.kind + " of the " + mined.examples().batch() + " hardest", all.alpha, all.gamma);
        }
        if (loss instanceof ClassLoss.Softmax softmax) {
            return new Parts("softmax focal", alpha(softmax.balance()), Mark.number(softmax.gamma()));
        }
        return parts(((ClassLoss.Sigmoid) loss).loss());
    }

    private static Parts parts(LogitLoss loss) {
        if (loss instanceof FocalLoss focal) {
            return new Parts("focal", alpha(focal.balance()), Mark.number(focal.gamma()));
        }
        if (loss instanceof FocalStar star) {
            return new Parts("focal-star", "", Mark.number(star.gamma()));
        }
        return new Parts("cross entropy", alpha(((CrossEntropy) loss).balance()), "");
    }

    private static String alpha(Balance balance) {
        return balance.equals(Balance.NONE) ? "" : Mark.number(balance.positive());
    }
}
