package org.focallens.train;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.focallens.nn.InputShape;
import org.focallens.train.source.Example;
import org.focallens.train.source.ExampleSource;

/** Plain rectangles in three colours on grey: the simplest thing that can be learned. */
public final class RectangleSource implements ExampleSource {

    private static final int[] COLOURS = {0xFFE03030, 0xFF30C030, 0xFF3040E0};

    private final InputShape input;
    private final long seed;

    public RectangleSource(InputShape input, long seed) {
        this.input = input;
        this.seed = seed;
    }

    @Override
    public List<String> categories() {
        return List.of("red", "green", "blue");
    }

    @Override
    public Example example(long index) {
        Random random = new Random(seed * 1_000_003 + index);
        int[] argb = new int[input.width() * input.height()];
        Arrays.fill(argb, 0xFF606060);
        Labels.Builder labels = Labels.builder();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            int colour = random.nextInt(3);
            int width = 12 + random.nextInt(52);
            int height = 12 + random.nextInt(52);
            int x = random.nextInt(input.width() - width);
            int y = random.nextInt(input.height() - height);
            for (int row = y; row < y + height; row++) {
                Arrays.fill(argb, row * input.width() + x, row * input.width() + x + width, COLOURS[colour]);
            }
            labels.add(new float[] {x, y, x + width, y + height}, colour, false, false);
        }
        return new Example(
                Picture.wrap(input.width(), input.height(), argb), labels.build(), input.width(), input.height());
    }
}
