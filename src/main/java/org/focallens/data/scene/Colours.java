package org.focallens.data.scene;

import java.util.SplittableRandom;

/** The colours of one scene: a muted background, and strong ones that stand out from it. Colour says nothing about the class. */
final class Colours {
    private final boolean light;
    private final double hue;

    Colours(SplittableRandom random) {
        light = random.nextInt(3) > 0;
        hue = random.nextDouble();
    }

    /** One end of the background's gradient. */
    int background(SplittableRandom random) {
        double lightness = light ? Seeds.between(random, 0.82, 0.95) : Seeds.between(random, 0.12, 0.24);
        return hsl(hue + Seeds.between(random, -0.06, 0.06), Seeds.between(random, 0.1, 0.3), lightness);
    }

    /** Something that is no object: near the background. */
    int clutter(SplittableRandom random) {
        double lightness = light ? Seeds.between(random, 0.55, 0.8) : Seeds.between(random, 0.26, 0.42);
        return hsl(hue + Seeds.between(random, -0.2, 0.2), Seeds.between(random, 0.1, 0.3), lightness);
    }

    /** An object's colours: top, foot, rim. */
    int[] object(SplittableRandom random) {
        double own = random.nextDouble();
        double saturation = Seeds.between(random, 0.5, 0.75);
        double lightness = light ? Seeds.between(random, 0.42, 0.56) : Seeds.between(random, 0.5, 0.66);
        return new int[] {
            hsl(own, saturation, lightness + 0.08),
            hsl(own + 0.02, saturation, lightness - 0.08),
            hsl(own, saturation, lightness - 0.22)
        };
    }

    private static int hsl(double hue, double saturation, double lightness) {
        double chroma = saturation * Math.min(lightness, 1 - lightness);
        return channel(0, hue, chroma, lightness) << 16
                | channel(8, hue, chroma, lightness) << 8
                | channel(4, hue, chroma, lightness);
    }

    private static int channel(int offset, double hue, double chroma, double lightness) {
        double k = (offset + (hue - Math.floor(hue)) * 12) % 12;
        return (int) Math.rint(255 * (lightness - chroma * Math.max(-1, Math.min(1, Math.min(k - 3, 9 - k)))));
    }
}
