package org.focallens.data.scene;

import java.util.Locale;

/** The kinds of objects in a scene. */
public enum SceneShape {
    /** A disc. */
    CIRCLE {
        @Override
        Outline outline() {
            return Outline.of(arc(1, 64));
        }
    },
    /** A square; stretched, a rectangle. */
    SQUARE {
        @Override
        Outline outline() {
            return Outline.of(new double[] {-1, -1, 1, -1, 1, 1, -1, 1});
        }
    },
    /** A triangle with its tip up. */
    TRIANGLE {
        @Override
        Outline outline() {
            return Outline.of(new double[] {0, -1, 1, 0.8, -1, 0.8});
        }
    },
    /** A star of five tips. */
    STAR {
        @Override
        Outline outline() {
            double[] points = new double[20];
            for (int i = 0; i < 10; i++) {
                put(points, i, i % 2 == 0 ? 1 : 0.45, (i - 2.5) / 10);
            }
            return Outline.of(points);
        }
    },
    /** A disc with a hole. */
    RING {
        @Override
        Outline outline() {
            return Outline.of(arc(1, 64), arc(0.55, 64));
        }
    },
    /** A plus sign. */
    CROSS {
        @Override
        Outline outline() {
            double a = 0.36;
            return Outline.of(
                    new double[] {-a, -1, a, -1, a, -a, 1, -a, 1, a, a, a, a, 1, -a, 1, -a, a, -1, a, -1, -a, -a, -a});
        }
    },
    /** A heart. */
    HEART {
        @Override
        Outline outline() {
            double[] points = new double[2 * 48];
            for (int i = 0; i < 48; i++) {
                double t = 2 * Math.PI * i / 48;
                double sine = StrictMath.sin(t);
                points[2 * i] = 16 * sine * sine * sine;
                points[2 * i + 1] = -(13 * StrictMath.cos(t)
                        - 5 * StrictMath.cos(2 * t)
                        - 2 * StrictMath.cos(3 * t)
                        - StrictMath.cos(4 * t));
            }
            return Outline.of(points);
        }
    },
    /** A fat arrow that points to the right. */
    ARROW {
        @Override
        Outline outline() {
            return Outline.of(new double[] {-1, -0.35, 0.1, -0.35, 0.1, -0.85, 1, 0, 0.1, 0.85, 0.1, 0.35, -1, 0.35});
        }
    };

    /** {@return the class's name in labels, e.g. "circle"} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Corners around the origin, of any extent; {@link Outline} brings them to size. */
    abstract Outline outline();

    private static double[] arc(double radius, int corners) {
        double[] points = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            put(points, i, radius, (double) i / corners);
        }
        return points;
    }

    /** StrictMath, since Math may differ in the last bit from machine to machine, and a scene must not. */
    private static void put(double[] points, int i, double radius, double turn) {
        points[2 * i] = radius * StrictMath.cos(2 * Math.PI * turn);
        points[2 * i + 1] = radius * StrictMath.sin(2 * Math.PI * turn);
    }
}
