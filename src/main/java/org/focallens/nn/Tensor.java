package org.focallens.nn;

/** Numbers in a device's memory, densely packed with the last dimension fastest. */
public interface Tensor {

    /**
     * The sizes, slowest dimension first.
     *
     * @return the shape, fixed for the tensor's life
     */
    Shape shape();

    /**
     * Copies numbers to the device.
     *
     * @param values exactly as many as the shape holds
     * @throws IllegalArgumentException if there are more or fewer
     */
    void write(float[] values);

    /**
     * Copies the numbers from the device, after every operation started before has ended.
     *
     * @param into room for exactly as many as the shape holds
     * @throws IllegalArgumentException if it holds more or fewer
     */
    void read(float[] into);

    /**
     * Copies some of the numbers, to the same places of an array as long as the tensor. Several threads may do so at the same time once
     * the operations that write the tensor have ended.
     *
     * @param into   as many numbers as the shape holds
     * @param offset index of the first
     * @param count  how many
     */
    void read(float[] into, int offset, int count);
}
