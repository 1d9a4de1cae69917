package org.focallens.ui.training.live;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.focallens.text.Texts;

/** How fast the steps may be, in a few grades from slow enough to discuss each to full speed, and how fast they are. */
public final class Speed {

    private static final double[] GRADES = {.5, 1, 2, 5, 10, 25, Double.POSITIVE_INFINITY};
    /** Whose median is shown. */
    private static final int STEPS = 50;

    private static final long WINDOW_NANOS = 2_000_000_000;

    private final DoubleConsumer limit;
    private final ReadOnlyObjectWrapper<Integer> grade = new ReadOnlyObjectWrapper<>(GRADES.length - 1);
    private final double[] durations = new double[STEPS];
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final ReadOnlyDoubleWrapper millis = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper stepsASecond = new ReadOnlyDoubleWrapper();
    private int count;

    /** How many steps there were when. */
    private record Sample(long nanos, int steps) {}

    /** @param limit takes the most steps a second, infinity for no limit */
    Speed(DoubleConsumer limit) {
        this.limit = limit;
    }

    /** {@return how fast the steps may be, from 0, the slowest} */
    public ReadOnlyObjectProperty<Integer> grade() {
        return grade.getReadOnlyProperty();
    }

    public void slower() {
        set(grade.get() - 1);
    }

    public void faster() {
        set(grade.get() + 1);
    }

    /** Takes a grade; one that does not exist becomes the nearest. */
    public void set(int next) {
        grade.set(Math.max(0, Math.min(GRADES.length - 1, next)));
        limit.accept(GRADES[grade.get()]);
    }

    /** {@return the limit, for example {@code 5 steps/s}} */
    public String text() {
        double most = GRADES[grade.get()];
        if (Double.isInfinite(most)) {
            return "Full speed";
        }
        return most < 1 ? "1 step in 2 s" : Texts.format("%.0f steps/s", most);
    }

    /** {@return median milliseconds of the last 50 steps of one run, 0 before the first} */
    public ReadOnlyDoubleProperty millis() {
        return millis.getReadOnlyProperty();
    }

    /** {@return steps a second over the last two seconds by the clock on the wall, pauses for measuring included; 0 before there are some} */
    public ReadOnlyDoubleProperty stepsASecond() {
        return stepsASecond.getReadOnlyProperty();
    }

    /** Other runs begin. */
    public void clear() {
        count = 0;
        millis.set(0);
        stepsASecond.set(0);
        resume();
    }

    /** Forgets the pause before the next step. */
    public void resume() {
        samples.clear();
    }

    /** A step was made. */
    public void add(double stepMillis) {
        durations[count++ % STEPS] = stepMillis;
    }

    /** Shows what was added. */
    public void show(int steps) {
        show(steps, System.nanoTime());
    }

    /**
     * Shows how fast steps were of late.
     *
     * @param nanos the time now
     */
    public void show(int steps, long nanos) {
        double[] last = Arrays.copyOf(durations, Math.min(STEPS, count));
        Arrays.sort(last);
        millis.set(last.length == 0 ? 0 : last[last.length / 2]);
        samples.addLast(new Sample(nanos, steps));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        stepsASecond.set(nanos == first.nanos ? 0 : 1e9 * (steps - first.steps) / (nanos - first.nanos));
    }
}
