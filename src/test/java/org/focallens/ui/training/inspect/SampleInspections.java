package org.focallens.ui.training.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.box.Box;
import org.focallens.core.detect.Detection;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.focallens.train.inspect.ChannelMaps;
import org.focallens.train.inspect.Inspection;
import org.focallens.train.inspect.Kernels;
import org.focallens.train.inspect.LayerInspection;
import org.focallens.train.inspect.Margins;
import org.focallens.train.inspect.NetworkInspection;
import org.focallens.train.inspect.ScoreMap;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.source.Example;

/** SampleInspections without a network: two boxes, of which one is found, one missed, and a detection that lies elsewhere. */
final class SampleInspections {

    static final List<String> CATEGORIES = List.of("circle", "square");
    static final List<String> LAYERS = List.of("backbone.1", "class.0", "class.1");
    private static final int SIDE = 128;

    private SampleInspections() {}

    static Labels labels() {
        return Labels.builder()
                .add(new float[] {16, 16, 48, 48}, 0, false, false)
                .add(new float[] {60, 50, 120, 110}, 1, false, false)
                .build();
    }

    static List<Detection> detections() {
        return List.of(
                new Detection(new Box(17, 16, 49, 48), 0, .8, 0, 0),
                new Detection(new Box(60, 50, 120, 110), 0, .6, 1, 0),
                new Detection(new Box(18, 18, 48, 48), 0, .2, 0, 1));
    }

    static NetworkInspection network(int step, String layer) {
        int[] argb = new int[SIDE * SIDE];
        Arrays.fill(argb, 0xFF406040);
        Example example = new Example(Picture.wrap(SIDE, SIDE, argb), labels(), SIDE, SIDE);
        AnchorGrid grid = new AnchorGrid(SmallImages.PRESET.anchors(), SIDE, SIDE);
        Matching matching = new Matcher(SmallImages.PRESET.matching()).match(grid, labels().boxes(), SIDE, SIDE);
        List<ScoreMap> scores = new ArrayList<>();
        for (LevelGrid level : grid.levels()) {
            float[] values = new float[level.rows() * level.columns() * 2];
            Arrays.fill(values, .01f);
            values[values.length - 1] = .75f;
            scores.add(new ScoreMap(level.name(), level.rows(), level.columns(), 2, values));
        }
        Inspection inspection =
                new Inspection(new float[] {.5f, .25f}, new float[] {.01f, .02f, .9f}, scores, detections());
        Margins margins = new Margins(new float[] {-1, 2}, new float[] {5, 4, 4.5f, -2});
        return new NetworkInspection(
                step,
                example,
                matching,
                new ClassLoss.Sigmoid(new FocalLoss(.25, 2)),
                inspection,
                margins,
                Optional.ofNullable(layer).map(SampleInspections::layer));
    }

    private static LayerInspection layer(String name) {
        boolean head = name.startsWith("class");
        int inputs = head ? 2 : 3;
        float[] weights = new float[9 * inputs * 4];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.sin(i);
        }
        List<ChannelMaps> maps = new ArrayList<>();
        for (int level = 3; level <= (head ? 7 : 3); level++) {
            int cells = head ? SIDE >> level : SIDE / 2;
            float[] values = new float[cells * cells * 4];
            for (int i = 0; i < values.length; i++) {
                int cell = i / 4;
                values[i] = i % 4 == 3 ? 0 : Math.max(0, (float) Math.cos(cell));
            }
            maps.add(new ChannelMaps(head ? "P" + level : "C1", cells, cells, 4, values));
        }
        return new LayerInspection(name, true, new Kernels(3, 3, inputs, 4, weights), maps);
    }

    static NamedInspection named(String run, int step, String layer) {
        return new NamedInspection(run, CATEGORIES, network(step, layer));
    }
}
