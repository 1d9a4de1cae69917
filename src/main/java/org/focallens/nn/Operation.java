package org.focallens.nn;

/** One prepared computation on a device's tensors; it may run any number of times, and operations run in the order they are started. */
@FunctionalInterface
public interface Operation {

    /** Computes, or queues the computation where the device works beside the caller; {@link Tensor#read} waits for it. */
    void run();
}
