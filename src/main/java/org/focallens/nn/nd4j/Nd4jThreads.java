package org.focallens.nn.nd4j;

import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The most threads that native operations may use. OpenMP keeps this number for each calling thread, so it is set again before
 * every operation; that costs less than a microsecond.
 *
 * @param most at least 1
 */
record Nd4jThreads(int most) {

    Nd4jThreads {
        if (most < 1 || most > 1024) {
            throw new IllegalArgumentException("threads must be 1..1024 but is " + most);
        }
    }

    void apply() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(most);
    }
}
