package org.focallens.core.box;

import java.util.Random;

/** Boxes with area, 5 to 100 px a side. */
final class RandomBoxes {
    private RandomBoxes() {}

    static Box next(Random random) {
        double x = random.nextDouble(0, 100);
        double y = random.nextDouble(0, 100);
        return new Box(x, y, x + random.nextDouble(5, 100), y + random.nextDouble(5, 100));
    }
}
