package org.focallens.train.settings;

import java.util.List;
import java.util.Objects;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.preset.Preset;
import org.focallens.nn.InputShape;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.nn.optimiser.AdamSettings;
import org.focallens.nn.optimiser.OptimiserSettings;

/**
 * What stays the same over a run; with a source of batches it fixes every number of it.
 *
 * @param preset  anchors, matching, coder, box loss and normaliser
 * @param network what the network is made of; its anchors of a cell are the preset's
 * @param input   images of a step
 * @param optimiser what makes a step of the gradients
 * @param schedule  of the learning rate
 * @param seed      of the first parameters
 */
public record TrainingSettings(
        Preset preset,
        RetinaNetSettings network,
        InputShape input,
        OptimiserSettings optimiser,
        Schedule schedule,
        long seed) {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the preset does not have the levels P3 to P7 with the strides of the network's maps, or another number of
     *                                  anchors a cell
     */
    public TrainingSettings {
        Objects.requireNonNull(optimiser, "optimiser");
        Objects.requireNonNull(schedule, "schedule");
        requireNetworkFits(preset.anchors(), network);
    }

    private static void requireNetworkFits(AnchorSettings anchors, RetinaNetSettings network) {
        List<Integer> levels = anchors.levels().stream().map(AnchorLevel::level).toList();
        if (!levels.equals(List.of(3, 4, 5, 6, 7))) {
            throw new IllegalArgumentException("anchors must be on P3 to P7 but are on " + levels);
        }
        for (AnchorLevel level : anchors.levels()) {
            if (!level.nominal()) {
                throw new IllegalArgumentException("stride of P" + level.level() + " must be the "
                        + AnchorLevel.nominalStride(level.level()) + " of the network's feature map but is "
                        + level.stride() + ": reset the strides to train");
            }
            if (level.shapes() != network.anchorsPerCell()) {
                throw new IllegalArgumentException("anchorsPerCell must be the " + level.shapes() + " of P"
                        + level.level() + " but is " + network.anchorsPerCell());
            }
        }
    }

    /**
     * The default small network under the rules of a preset.
     *
     * @param preset  whose anchors, P6 and prior the network takes
     * @param classes classes without background
     * @param input   images of a step
     * @param seed    of the first parameters
     * @return the settings
     */
    public static TrainingSettings of(Preset preset, int classes, InputShape input, long seed) {
        RetinaNetSettings network = RetinaNetSettings.small(
                        classes, preset.anchors().levels().get(0).shapes())
                .withP6(preset.p6())
                .withPrior(preset.loss().prior());
        return new TrainingSettings(preset, network, input, AdamSettings.DEFAULT, Schedule.CONSTANT, seed);
    }

    /**
     * The same with another network.
     *
     * @param other of the preset's anchors
     * @return the settings
     */
    public TrainingSettings with(RetinaNetSettings other) {
        return new TrainingSettings(preset, other, input, optimiser, schedule, seed);
    }

    /**
     * The same with other first parameters.
     *
     * @param otherSeed of the first parameters
     * @return the settings
     */
    public TrainingSettings withSeed(long otherSeed) {
        return new TrainingSettings(preset, network, input, optimiser, schedule, otherSeed);
    }

    /**
     * The same with another optimiser and another schedule.
     *
     * @param otherOptimiser what makes a step of the gradients
     * @param otherSchedule  of the learning rate
     * @return the settings
     */
    public TrainingSettings with(OptimiserSettings otherOptimiser, Schedule otherSchedule) {
        return new TrainingSettings(preset, network, input, otherOptimiser, otherSchedule, seed);
    }
}
