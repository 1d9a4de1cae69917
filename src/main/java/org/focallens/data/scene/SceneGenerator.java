package org.focallens.data.scene;

import java.util.SplittableRandom;
import org.focallens.data.Labels;

/**
 * Makes scenes. A scene is a pure function of settings, seed and index, so that scenes need not be kept, may be made in any order and by several
 * threads.
 */
public final class SceneGenerator {
    private static final int BACKGROUND = 1;
    private static final int OBJECTS = 2;
    private static final int NOISE = 3;
    private static final double MOST_TILT = Math.toRadians(18);

    private final SceneSettings settings;
    private final long seed;

    /**
     * @param settings what scenes look like
     * @param seed     any number; another seed gives other scenes
     */
    public SceneGenerator(SceneSettings settings, long seed) {
        this.settings = settings;
        this.seed = seed;
    }

    /** {@return what scenes look like} */
    public SceneSettings settings() {
        return settings;
    }

    /**
     * Makes a scene.
     *
     * @param index which scene, any number
     * @return the scene; always the same for the same settings, seed and index
     */
    public Scene scene(long index) {
        Painter painter = new Painter(settings.width(), settings.height());
        SplittableRandom background = Seeds.stream(seed, index, BACKGROUND);
        Colours colours = new Colours(background);
        paintBackground(painter, colours, background);
        Labels labels = paintObjects(painter, colours, Seeds.stream(seed, index, OBJECTS));
        painter.addNoise(settings.noise(), Seeds.stream(seed, index, NOISE).nextLong());
        return new Scene(painter.picture(), labels);
    }

    private void paintBackground(Painter painter, Colours colours, SplittableRandom random) {
        painter.gradient(
                colours.background(random),
                colours.background(random),
                Seeds.between(random, -1, 1),
                Seeds.between(random, 0.3, 1));
        int pieces = (int) Math.rint(settings.clutter() * 24);
        for (int i = 0; i < pieces; i++) {
            int colour = colours.clutter(random);
            float opacity = (float) Seeds.between(random, 0.2, 0.55);
            painter.fill(Clutter.piece(settings.width(), settings.height(), random), colour, colour, opacity);
        }
    }

    private Labels paintObjects(Painter painter, Colours colours, SplittableRandom random) {
        Labels.Builder labels = Labels.builder();
        for (float[] box : new Placement(settings, random).boxes()) {
            SceneShape shape = SceneShape.values()[random.nextInt(settings.classes())];
            paintObject(painter, shape, box, colours.object(random), Seeds.between(random, -MOST_TILT, MOST_TILT));
            labels.add(box, shape.ordinal(), false, false);
        }
        return labels.build();
    }

    private static void paintObject(Painter painter, SceneShape shape, float[] box, int[] colours, double tilt) {
        Outline outline = shape.outline().turned(tilt);
        float size = Math.min(box[2] - box[0], box[3] - box[1]);
        float rim = size < 16 || shape == SceneShape.RING
                ? 0
                : Math.min(4, size * 0.05f); // shrunk, a ring would fill its own hole
        if (rim > 0) {
            painter.fill(outline.fitted(box), colours[2], colours[2], 1);
        }
        painter.fill(
                outline.fitted(new float[] {box[0] + rim, box[1] + rim, box[2] - rim, box[3] - rim}),
                colours[0],
                colours[1],
                1);
    }
}
