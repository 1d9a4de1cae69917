package org.focallens.nn;

import java.util.List;
import org.focallens.core.preset.P6Source;

/**
 * What a small RetinaNet is made of.
 *
 * @param backbone       channels of the five stride-2 blocks; the last three are C3, C4, C5
 * @param width          channels of the pyramid and of the heads
 * @param headDepth      hidden layers of each head, 0..4; the paper's is 4, and 0 is one output layer as in an RPN
 * @param classes        classes without background, 1..100
 * @param anchorsPerCell anchor shapes at each cell, 9 in the paper
 * @param p6Source       what P6 is convolved from
 * @param prior          the probability of an object that every anchor starts with, 0..1 exclusive; .01 in the paper
 */
public record RetinaNetSettings(List<Integer> backbone, int width, int headDepth, int classes, int anchorsPerCell,
                                P6Source p6Source, double prior) {

    /** Blocks before and at C5. */
    public static final int BLOCKS = 5;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming the setting and its value
     */
    public RetinaNetSettings {
        backbone = List.copyOf(backbone);
        if (backbone.size() != BLOCKS || backbone.stream().anyMatch(channels -> channels < 1)) {
            throw new IllegalArgumentException("backbone must hold 5 numbers of channels >= 1 but is " + backbone);
        }
        require("width", width, 1, 1024);
        require("headDepth", headDepth, 0, 4);
        require("classes", classes, 1, 100);
        require("anchorsPerCell", anchorsPerCell, 1, 100);
        if (p6Source == null) {
            throw new IllegalArgumentException("p6Source must be C5 or P5 but is null");
        }
        if (!(prior > 0 && prior < 1)) {
            throw new IllegalArgumentException("prior must be between 0 and 1 but is " + prior);
        }
    }

    /**
     * The default small network: 16-32-64-64-64, width 64, heads of depth 4, P6 from C5, prior .01.
     *
     * @param classes        classes without background
     * @param anchorsPerCell anchor shapes at each cell
     * @return the settings
     */
    public static RetinaNetSettings small(int classes, int anchorsPerCell) {
        return new RetinaNetSettings(List.of(16, 32, 64, 64, 64), 64, 4, classes, anchorsPerCell, P6Source.C5, .01);
    }

    /**
     * The class head's last bias, with which every anchor's probability starts at the prior (section 4.1 of Lin et al. 2017).
     *
     * @return -ln((1 - prior) / prior)
     */
    public double priorBias() {
        return -Math.log((1 - prior) / prior);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + ".." + most + " but is " + value);
        }
    }
}
