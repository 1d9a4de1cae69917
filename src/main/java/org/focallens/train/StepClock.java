package org.focallens.train;

/** Takes the time of a step's five phases, one lap each. */
final class StepClock {

    private final double[] laps = new double[5];
    private int count;
    private long last = System.nanoTime();

    /** Ends a phase. */
    void lap() {
        long now = System.nanoTime();
        laps[count++] = (now - last) / 1e6;
        last = now;
    }

    StepMillis millis() {
        return new StepMillis(laps[0], laps[1], laps[2], laps[3], laps[4]);
    }
}
