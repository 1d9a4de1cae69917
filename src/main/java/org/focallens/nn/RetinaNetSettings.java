package org.focallens.nn;

import java.util.List;
import java.util.Objects;
import org.focallens.core.preset.P6Source;

/**
 * What a small RetinaNet is made of.
 *
 * @param backbone       channels of the five stride-2 blocks; the last three are C3, C4, C5
 * @param normalisation  of the backbone's blocks; groups need channels that are multiples of {@link GroupNorm#GROUPS}
 * @param width          channels of the pyramid and of the heads
 * @param headDepth      hidden layers of each head, 0..4; the paper's is 4, and 0 is one output layer as in an RPN
 * @param classes        classes without background, 1..100
 * @param anchorsPerCell anchor shapes at each cell, 9 in the paper
 * @param classOutput    one logit a class, or a softmax with the background
 * @param p6Source       what P6 is convolved from
 * @param prior          the probability of an object that every anchor starts with, 0..1 exclusive; .01 in the paper
 */
public record RetinaNetSettings(
        List<Integer> backbone,
        Normalisation normalisation,
        int width,
        int headDepth,
        int classes,
        int anchorsPerCell,
        ClassOutput classOutput,
        P6Source p6Source,
        double prior) {

    /** Blocks before and at C5. */
    public static final int BLOCKS = 5;
    /** As many as C5 has in ResNet-50 and deeper. */
    public static final int MOST_CHANNELS = 2048;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming the setting and its value
     */
    public RetinaNetSettings {
        backbone = List.copyOf(backbone);
        if (backbone.size() != BLOCKS
                || backbone.stream().anyMatch(channels -> channels < 1 || channels > MOST_CHANNELS)) {
            throw new IllegalArgumentException(
                    "backbone must hold 5 numbers of channels 1.." + MOST_CHANNELS + " but is " + backbone);
        }
        if (normalisation == Normalisation.GROUP
                && backbone.stream().anyMatch(channels -> channels % GroupNorm.GROUPS != 0)) {
            throw new IllegalArgumentException(
                    "backbone must hold multiples of " + GroupNorm.GROUPS + " for groups but is " + backbone);
        }
        require("width", width, 1, 1024);
        require("headDepth", headDepth, 0, 4);
        require("classes", classes, 1, 100);
        require("anchorsPerCell", anchorsPerCell, 1, 100);
        Objects.requireNonNull(normalisation, "normalisation");
        Objects.requireNonNull(classOutput, "classOutput");
        Objects.requireNonNull(p6Source, "p6Source");
        if (!(prior > 0 && prior < 1)) {
            throw new IllegalArgumentException("prior must be between 0 and 1 but is " + prior);
        }
    }

    /**
     * The default small network: 16-32-64-64-64 without normalisation, width 64, heads of depth 4, sigmoids, P6 from C5, prior .01.
     *
     * @param classes        classes without background
     * @param anchorsPerCell anchor shapes at each cell
     * @return the settings
     */
    public static RetinaNetSettings small(int classes, int anchorsPerCell) {
        return new RetinaNetSettings(
                List.of(16, 32, 64, 64, 64),
                Normalisation.NONE,
                64,
                4,
                classes,
                anchorsPerCell,
                ClassOutput.SIGMOID,
                P6Source.C5,
                .01);
    }

    /**
     * The same with another backbone.
     *
     * @param channels of the five blocks
     * @param norm     that follows each convolution
     * @return the settings
     */
    public RetinaNetSettings withBackbone(List<Integer> channels, Normalisation norm) {
        return new RetinaNetSettings(
                channels, norm, width, headDepth, classes, anchorsPerCell, classOutput, p6Source, prior);
    }

    /**
     * The same with other heads.
     *
     * @param channels of the pyramid and of the heads
     * @param depth    hidden layers, 0..4
     * @param output   of the class head
     * @return the settings
     */
    public RetinaNetSettings withHeads(int channels, int depth, ClassOutput output) {
        return new RetinaNetSettings(
                backbone, normalisation, channels, depth, classes, anchorsPerCell, output, p6Source, prior);
    }

    /**
     * The same with P6 from elsewhere.
     *
     * @param source C5 or P5
     * @return the settings
     */
    public RetinaNetSettings withP6(P6Source source) {
        return new RetinaNetSettings(
                backbone, normalisation, width, headDepth, classes, anchorsPerCell, classOutput, source, prior);
    }

    /**
     * The same with another prior.
     *
     * @param probability of an object that every anchor starts with, 0..1 exclusive
     * @return the settings
     */
    public RetinaNetSettings withPrior(double probability) {
        return new RetinaNetSettings(
                backbone, normalisation, width, headDepth, classes, anchorsPerCell, classOutput, p6Source, probability);
    }

    /**
     * Logits of an anchor.
     *
     * @return the classes, and the background where there is a softmax
     */
    public int logitsPerAnchor() {
        return classOutput.logits(classes);
    }

    /**
     * The class head's last bias of a class, with which every anchor's probability of it starts at the prior (section 4.1 of Lin et al.
     * 2017). With a softmax the classes start at 0 and {@link #backgroundBias} makes the difference.
     *
     * @return -ln((1 - prior) / prior), or 0
     */
    public double priorBias() {
        return classOutput == ClassOutput.SIGMOID ? -Math.log((1 - prior) / prior) : 0;
    }

    /**
     * The softmax's last bias of the background, with which all classes together start at the prior.
     *
     * @return ln(classes (1 - prior) / prior)
     */
    public double backgroundBias() {
        return Math.log(classes * (1 - prior) / prior);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + ".." + most + " but is " + value);
        }
    }
}
