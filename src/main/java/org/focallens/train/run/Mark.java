package org.focallens.train.run;

import java.util.ArrayList;
import java.util.List;
import org.focallens.text.Texts;
import org.focallens.train.settings.StepSettings;

/**
 * Something that was changed while a run went on.
 *
 * @param step    the first step with the change, counted from 1
 * @param setting what was changed, e.g. {@code γ}
 * @param before  its value until then
 * @param after   its value from then on
 */
public record Mark(int step, String setting, String before, String after) {

    /** {@return for example {@code γ 2 → 0}} */
    public String text() {
        return setting + " " + before + " → " + after;
    }

    /**
     * What differs between the settings of two steps.
     *
     * @param step   the later step
     * @param before of the step before it
     * @param after  of the step
     * @return one mark a change; empty where they are equal
     */
    public static List<Mark> between(int step, StepSettings before, StepSettings after) {
        List<Mark> marks = new ArrayList<>();
        LossWords.between(step, before.loss(), after.loss(), marks);
        add(marks, new Mark(step, "learning rate", number(before.learningRate()), number(after.learningRate())));
        add(marks, new Mark(step, "box loss", LossWords.of(before.boxLoss()), LossWords.of(after.boxLoss())));
        add(marks, new Mark(step, "normaliser", LossWords.of(before.normaliser()), LossWords.of(after.normaliser())));
        add(marks, new Mark(step, "clip", number(before.clip()), number(after.clip())));
        return marks;
    }

    static void add(List<Mark> marks, Mark mark) {
        if (!mark.before.equals(mark.after)) {
            marks.add(mark);
        }
    }

    /**
     * Puts the marks of a slider's drag together. A change back to the first value, as an undo makes, remains a mark of its own: steps were made
     * with the other value.
     *
     * @param marks in the order of their steps
     * @param apart changes of one setting that are not so many steps apart become one
     * @return fewer marks
     */
    public static List<Mark> merged(List<Mark> marks, int apart) {
        List<Mark> merged = new ArrayList<>();
        List<Integer> lastSteps = new ArrayList<>();
        for (Mark mark : marks) {
            int at = merged.size() - 1;
            while (at >= 0 && !merged.get(at).setting.equals(mark.setting)) {
                at--;
            }
            if (at >= 0
                    && mark.step - lastSteps.get(at) < apart
                    && merged.get(at).after.equals(mark.before)
                    && !merged.get(at).before.equals(mark.after)) {
                merged.set(at, new Mark(merged.get(at).step, mark.setting, merged.get(at).before, mark.after));
                lastSteps.set(at, mark.step);
            } else {
                merged.add(mark);
                lastSteps.add(mark.step);
            }
        }
        return merged;
    }

    /** {@return the shortest text of a number: 0.25, 3e-4} */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return "none";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.valueOf((long) value);
        }
        return Math.abs(value) >= 1e-3
                ? Texts.format("%.4f", value).replaceAll("0+$", "")
                : Texts.format("%.2e", value).replaceAll("\\.?0*e-0?", "e-");
    }
}
