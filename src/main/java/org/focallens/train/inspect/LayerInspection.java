package org.focallens.train.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.focallens.nn.Extent;
import org.focallens.nn.Layer;
import org.focallens.nn.Maps;

/**
 * A look at one layer: its weights, and what it made of one image.
 *
 * @param name      as in {@link org.focallens.nn.ParameterLayout}, without {@code .weight}
 * @param rectified whether a relu ends it, so that nothing is below 0
 * @param kernels   its weights
 * @param maps      its activations level by level, the finest first; one level but for the heads
 */
public record LayerInspection(String name, boolean rectified, Kernels kernels, List<ChannelMaps> maps) {

    /** {@inheritDoc} */
    public LayerInspection {
        maps = List.copyOf(maps);
    }

    /** Reads back what the last forward run of a network for one image left. */
    public static LayerInspection of(Layer layer, Kernels kernels) {
        Maps output = layer.output();
        float[] all = new float[output.values().shape().length()];
        output.values().read(all);
        List<ChannelMaps> maps = new ArrayList<>();
        for (int level = 0; level < output.levels().size(); level++) {
            Extent extent = output.levels().get(level);
            int first = output.firstCell(level) * output.channels();
            maps.add(new ChannelMaps(
                    levelName(layer.name(), level),
                    extent.height(),
                    extent.width(),
                    output.channels(),
                    Arrays.copyOfRange(all, first, first + extent.cells() * output.channels())));
        }
        return new LayerInspection(layer.name(), layer.rectified(), kernels, maps);
    }

    private static String levelName(String layer, int level) {
        String number = layer.substring(layer.indexOf('.') + 1);
        if (layer.startsWith("backbone")) {
            return "C" + number;
        }
        return layer.startsWith("class") || layer.startsWith("box") ? "P" + (3 + level) : "P" + number;
    }

    /** {@return the share of the activations that are exactly 0, 0..1; where a relu ends the layer, those that it cut off} */
    public double zeros() {
        long zeros = 0;
        long all = 0;
        for (ChannelMaps map : maps) {
            for (float value : map.values()) {
                zeros += value == 0 ? 1 : 0;
            }
            all += map.values().length;
        }
        return (double) zeros / all;
    }

    /** {@return the channels that are 0 in every cell of every level: for this image they might as well not be there} */
    public int[] dead() {
        boolean[] alive = new boolean[maps.get(0).channels()];
        for (ChannelMaps map : maps) {
            for (int i = 0; i < map.values().length; i++) {
                alive[i % alive.length] |= map.values()[i] != 0;
            }
        }
        int[] dead = new int[alive.length];
        int count = 0;
        for (int channel = 0; channel < alive.length; channel++) {
            if (!alive[channel]) {
                dead[count++] = channel;
            }
        }
        return Arrays.copyOf(dead, count);
    }
}
