package org.focallens.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.focallens.core.match.LevelCount;
import org.focallens.train.loss.ImageTargets;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.source.Example;

/**
 * A batch with what its anchors should say.
 *
 * @param images in a fixed order
 */
public record Prepared(List<Image> images) {

    /** An example and its targets. */
    record Image(Example example, ImageTargets targets) {}

    Prepared(Image[] images) {
        this(List.of(images));
    }

    Batch batch() {
        return new Batch(images.stream().map(Image::example).toList());
    }

    /** {@return positives of each image as the preset counts them for its normaliser} */
    int[] positives() {
        return images.stream()
                .mapToInt(image -> image.targets().matching().countedPositives())
                .toArray();
    }

    /** {@return the anchors of each level, summed over the images} */
    List<LevelCount> levels() {
        return images.stream()
                .map(image -> image.targets().matching().levels())
                .reduce(Prepared::sum)
                .orElseThrow();
    }

    private static List<LevelCount> sum(List<LevelCount> one, List<LevelCount> other) {
        List<LevelCount> sums = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            LevelCount a = one.get(i);
            LevelCount b = other.get(i);
            sums.add(new LevelCount(
                    a.level(),
                    a.stride(),
                    a.anchors() + b.anchors(),
                    a.positive() + b.positive(),
                    a.ignored() + b.ignored()));
        }
        return sums;
    }

    /** {@return the losses of all images by level, summed in the order of the images} */
    static List<LevelLoss> sum(List<LevelLoss>[] images) {
        LevelLoss[] sums = new LevelLoss[images[0].size()];
        Arrays.fill(sums, LevelLoss.NONE);
        for (List<LevelLoss> image : images) {
            for (int level = 0; level < sums.length; level++) {
                sums[level] = sums[level].plus(image.get(level));
            }
        }
        return List.of(sums);
    }
}
