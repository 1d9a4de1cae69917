package org.focallens.train;

import java.util.List;

/** Takes the time of a step's phases: of the batch, the lanes and the update in wall time; the lanes' own share it out between them. */
final class StepClock {

    private final double[] laps = new double[3];
    private int count;
    private long last = System.nanoTime();

    /** Ends a phase. */
    void lap() {
        long now = System.nanoTime();
        laps[count++] = (now - last) / 1e6;
        last = now;
    }

    /** {@return the times, the wall time of the lanes divided as their threads spent theirs} */
    StepMillis millis(List<long[]> lanes) {
        double[] sums = new double[3];
        for (long[] lane : lanes) {
            for (int phase = 0; phase < sums.length; phase++) {
                sums[phase] += lane[phase];
            }
        }
        double all = Math.max(1, sums[0] + sums[1] + sums[2]);
        return new StepMillis(
                laps[0], laps[1] * sums[0] / all, laps[1] * sums[1] / all, laps[1] * sums[2] / all, laps[2]);
    }
}
