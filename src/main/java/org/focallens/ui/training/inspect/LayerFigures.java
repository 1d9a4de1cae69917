package org.focallens.ui.training.inspect;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.focallens.text.Texts;
import org.focallens.train.inspect.ChannelMaps;
import org.focallens.train.inspect.LayerInspection;

/**
 * A layer with the numbers that are told of it.
 *
 * @param layer     the layer
 * @param histogram of its weights from -reach to reach
 * @param reach     greatest absolute weight
 * @param dead      for each channel whether it is 0 everywhere
 * @param maps      its activations on the level that is shown
 * @param least     activation of that level that one in two hundred is below
 * @param most      activation of that level that one in two hundred is above
 */
record LayerFigures(
        LayerInspection layer,
        int[] histogram,
        double reach,
        boolean[] dead,
        ChannelMaps maps,
        float least,
        float most) {

    static final int BINS = 41;
    /** A few answers are far larger than all others, which would leave those in the dark. */
    private static final int OUTERMOST = 200;

    private static final int MOST_NAMED = 8;

    /** @param level 3 to 7, of a layer that all levels share; any for others */
    static LayerFigures of(LayerInspection layer, int level) {
        double reach = layer.kernels().greatest();
        boolean[] dead = new boolean[layer.maps().get(0).channels()];
        for (int channel : layer.dead()) {
            dead[channel] = true;
        }
        ChannelMaps maps =
                layer.maps().size() == 1 ? layer.maps().get(0) : layer.maps().get(level - 3);
        float[] sorted = maps.values().clone();
        Arrays.sort(sorted);
        int outermost = sorted.length / OUTERMOST;
        return new LayerFigures(
                layer,
                layer.kernels().histogram(reach, BINS),
                reach,
                dead,
                maps,
                sorted[outermost],
                sorted[sorted.length - 1 - outermost]);
    }

    /** {@return what its kernels are, in words} */
    String weights() {
        return Texts.format(
                "%d × %d kernels, %,d → %,d channels, %,d weights: mean %s, deviation %s",
                layer.kernels().height(),
                layer.kernels().width(),
                layer.kernels().inputs(),
                layer.kernels().outputs(),
                layer.kernels().values().length,
                signed(layer.kernels().mean()),
                signed(layer.kernels().deviation()));
    }

    private static String signed(double value) {
        return Texts.format("%.4f", value).replace("-", "−");
    }

    /** {@return how much of it is silent, in words} */
    String silence() {
        if (!layer.rectified()) {
            return "No ReLU follows this layer: its activations may be below 0.";
        }
        int[] silent = layer.dead();
        String share = Texts.format("ReLU sets %.0f %% of the activations to 0. ", 100 * layer.zeros());
        if (silent.length == 0) {
            return share + "Each of the " + dead.length + " channels is active somewhere.";
        }
        return share + silent.length + " of " + dead.length + (silent.length == 1 ? " channels is" : " channels are")
                + " dead on this image, 0 everywhere: "
                + Arrays.stream(silent)
                        .limit(MOST_NAMED)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(", "))
                + (silent.length > MOST_NAMED ? " …" : ".");
    }
}
