package org.focallens.data.scene;

import java.util.SplittableRandom;

/** Things without a label: thin lines, dots and blots, so that not all that has an edge is an object. */
final class Clutter {
    private Clutter() {}

    static Outline piece(int width, int height, SplittableRandom random) {
        double x = random.nextDouble() * width;
        double y = random.nextDouble() * height;
        double side = Math.min(width, height);
        double turn = random.nextDouble() * 2 * Math.PI;
        return switch (random.nextInt(3)) {
            case 0 -> line(x, y, Seeds.between(random, 0.1, 0.5) * side, turn);
            case 1 -> blot(x, y, Seeds.between(random, 1, 2.5), turn, random);
            default -> blot(x, y, Seeds.between(random, 0.03, 0.14) * side, turn, random);
        };
    }

    private static Outline line(double x, double y, double length, double turn) {
        double alongX = StrictMath.cos(turn) * length / 2;
        double alongY = StrictMath.sin(turn) * length / 2;
        double acrossX = -alongY / length;
        double acrossY = alongX / length;
        return Outline.of(new double[] {
            x - alongX - acrossX,
            y - alongY - acrossY,
            x + alongX - acrossX,
            y + alongY - acrossY,
            x + alongX + acrossX,
            y + alongY + acrossY,
            x - alongX + acrossX,
            y - alongY + acrossY
        });
    }

    private static Outline blot(double x, double y, double radius, double turn, SplittableRandom random) {
        double[] points = new double[2 * 9];
        for (int i = 0; i < 9; i++) {
            double reach = radius * Seeds.between(random, 0.55, 1);
            points[2 * i] = x + reach * StrictMath.cos(turn + 2 * Math.PI * i / 9);
            points[2 * i + 1] = y + reach * StrictMath.sin(turn + 2 * Math.PI * i / 9);
        }
        return Outline.of(points);
    }
}
