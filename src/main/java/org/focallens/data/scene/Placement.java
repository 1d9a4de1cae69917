package org.focallens.data.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Where the objects of one scene stand. */
final class Placement {
    private static final int TRIES = 30;

    private final SceneSettings settings;
    private final SplittableRandom random;

    Placement(SceneSettings settings, SplittableRandom random) {
        this.settings = settings;
        this.random = random;
    }

    /** Boxes x1 y1 x2 y2 inside the picture, large ones first, so that small ones are painted over them and not under. */
    List<float[]> boxes() {
        int wished = settings.minObjects() + random.nextInt(settings.maxObjects() - settings.minObjects() + 1);
        List<float[]> sizes = new ArrayList<>();
        for (int i = 0; i < wished; i++) {
            sizes.add(size());
        }
        sizes.sort(
                Comparator.comparingDouble((float[] size) -> size[0] * size[1]).reversed());
        List<float[]> boxes = new ArrayList<>();
        for (float[] size : sizes) {
            float[] box = place(size, boxes);
            if (box != null) {
                boxes.add(box);
            }
        }
        boxes.sort(Comparator.comparingDouble((float[] box) -> (box[2] - box[0]) * (box[3] - box[1]))
                .reversed());
        return boxes;
    }

    /** Width and height: as many small as large ones in the sense of a logarithm, since anchors' sizes double from level to level. */
    private float[] size() {
        double least = settings.minSize();
        double size = least * StrictMath.pow(settings.maxSize() / least, random.nextDouble());
        double stretch = StrictMath.pow(settings.maxStretch(), Seeds.between(random, -0.5, 0.5));
        return new float[] {side(size * stretch, settings.width()), side(size / stretch, settings.height())};
    }

    private float side(double side, int pictureSide) {
        return (float) Math.max(settings.minSize(), Math.min(side, Math.min(settings.maxSize(), pictureSide)));
    }

    /** A free place; where there is none at this size, at half of it and so on; null where there is none at all. */
    private float[] place(float[] size, List<float[]> taken) {
        float width = size[0];
        float height = size[1];
        while (true) {
            for (int i = 0; i < TRIES; i++) {
                float x = (float) (random.nextDouble() * (settings.width() - width));
                float y = (float) (random.nextDouble() * (settings.height() - height));
                float[] box = {x, y, Math.min(x + width, settings.width()), Math.min(y + height, settings.height())};
                if (taken.stream().allMatch(other -> overlap(box, other) <= settings.maxOverlap())) {
                    return box;
                }
            }
            if (width / 2 < settings.minSize() || height / 2 < settings.minSize()) {
                return null;
            }
            width /= 2;
            height /= 2;
        }
    }

    /** The shared part of two boxes over the smaller one's area. */
    static double overlap(float[] a, float[] b) {
        double width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
        double height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double smaller = Math.min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]));
        return width * height / smaller;
    }
}
