package org.focallens.nn.nd4j;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Memory that the operations of one device use one after the other, none expecting to find again what another left. It grows to what
 * the largest needs; an operation that was planned before keeps the smaller block it had.
 */
final class Scratch {

    /** What a block is for. An operation uses each for one thing only. */
    enum Use {
        INPUT,
        OUTPUT,
        KERNEL
    }

    private final IntFunction<Nd4jTensor> allocate;
    private final Map<Use, Nd4jTensor> blocks = new EnumMap<>(Use.class);
    private float[][] lines = new float[0][0];

    /** @param allocate makes a tensor of so many numbers */
    Scratch(IntFunction<Nd4jTensor> allocate) {
        this.allocate = allocate;
    }

    /** {@return whether what a forward run makes of an input is kept for the backward run: up to 8 MiB, beyond which it is made again} */
    static boolean isWorthKeeping(int numbers) {
        return numbers <= 2 << 20;
    }

    /** {@return native memory for one use alone} */
    Nd4jTensor own(int numbers) {
        return allocate.apply(numbers);
    }

    /** {@return native memory for at least so many numbers} */
    Nd4jTensor block(Use use, int numbers) {
        Nd4jTensor block = blocks.get(use);
        if (block == null || block.shape().length() < numbers) {
            block = allocate.apply(numbers);
            blocks.put(use, block);
        }
        return block;
    }

    /** {@return arrays of Java's own, at least so many of at least so many numbers each, of any content} */
    float[][] lines(int count, int length) {
        if (lines.length < count || lines[0].length < length) {
            int longest = lines.length == 0 ? length : Math.max(length, lines[0].length);
            lines = new float[Math.max(count, lines.length)][longest];
        }
        return lines;
    }
}
