package org.focallens.audit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.focallens.audit.InputBoxes;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.PlacedShapes;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.data.LabelledImage;

/** Boxes at the network's input, those of equal inputs together, so that anchors are laid once for all of them. Never changes. */
final class BoxSample {
    private static final int BETWEEN_LOOKS = 1024;

    private final AssignSettings settings;
    private final List<Group> groups;
    private final SearchResult.Sampled sampled;

    /** Boxes in inputs of one size, flat x1 y1 x2 y2. */
    private record Group(int height, int width, double[] boxes) {}

    private record Placed(int height, int width, double[] box) {}

    /** A seeded sample of the images' boxes; images and boxes are those with a known size and that the crowd rule matches. */
    BoxSample(List<LabelledImage> images, AssignSettings settings, SearchSettings search, BooleanSupplier cancelled) {
        this.settings = settings;
        List<Placed> all = new ArrayList<>();
        for (LabelledImage image : images) {
            Search.requireGoingOn(cancelled);
            add(image, all);
        }
        int boxes = all.size();
        if (boxes > search.greatestBoxes()) {
            draw(all, search.greatestBoxes(), new Random(search.seed()));
            all = all.subList(0, search.greatestBoxes());
        }
        this.sampled = new SearchResult.Sampled(images.size(), boxes, all.size());
        this.groups = grouped(all);
    }

    /** Brings as many to the front, drawn evenly; no more is shuffled than is kept, since there may be a million. */
    private static void draw(List<Placed> all, int kept, Random random) {
        for (int i = 0; i < kept; i++) {
            Collections.swap(all, i, i + random.nextInt(all.size() - i));
        }
    }

    private void add(LabelledImage image, List<Placed> all) {
        int[] labels = IntStream.range(0, image.labels().count())
                .filter(label -> matched(image, label, settings))
                .toArray();
        for (InputBoxes input : InputBoxes.of(settings.resize(), image, labels)) {
            for (int i = 0; i < input.corners().length; i += 4) {
                all.add(new Placed(
                        input.fit().paddedHeight(),
                        input.fit().paddedWidth(),
                        Arrays.copyOfRange(input.corners(), i, i + 4)));
            }
        }
    }

    /** {@return whether the box is matched at all} */
    static boolean matched(LabelledImage image, int box, AssignSettings settings) {
        return !image.labels().crowd(box) || settings.crowd() == CrowdRule.MATCH;
    }

    private static List<Group> grouped(List<Placed> all) {
        Map<Long, List<Placed>> bySize = new TreeMap<>();
        for (Placed placed : all) {
            bySize.computeIfAbsent((long) placed.height << 32 | placed.width, size -> new ArrayList<>())
                    .add(placed);
        }
        List<Group> groups = new ArrayList<>();
        for (List<Placed> same : bySize.values()) {
            double[] boxes = new double[4 * same.size()];
            for (int i = 0; i < same.size(); i++) {
                System.arraycopy(same.get(i).box, 0, boxes, 4 * i, 4);
            }
            groups.add(new Group(same.get(0).height, same.get(0).width, boxes));
        }
        return groups;
    }

    SearchResult.Sampled sampled() {
        return sampled;
    }

    /** {@return widths, then heights of all boxes} */
    double[][] shapes() {
        double[][] shapes = new double[2][sampled.sample()];
        int at = 0;
        for (Group group : groups) {
            for (int i = 0; i < group.boxes.length; i += 4) {
                shapes[0][at] = group.boxes[i + 2] - group.boxes[i];
                shapes[1][at++] = group.boxes[i + 3] - group.boxes[i + 1];
            }
        }
        return shapes;
    }

    /** How a box is compared with the shapes. */
    private interface Fitting {
        double iou(PlacedShapes shapes, double x1, double y1, double x2, double y2);
    }

    Coverage placed(AnchorSettings anchors, BooleanSupplier cancelled) {
        return coverage(anchors, PlacedShapes::placed, cancelled);
    }

    Candidate.Part part(AnchorSettings anchors, BooleanSupplier cancelled) {
        return new Candidate.Part(
                coverage(anchors, (shapes, x1, y1, x2, y2) -> shapes.shapeOnly(x2 - x1, y2 - y1), cancelled),
                placed(anchors, cancelled));
    }

    private Coverage coverage(AnchorSettings anchors, Fitting fitting, BooleanSupplier cancelled) {
        double foreground = settings.matching().foreground();
        int reachable = 0;
        double sum = 0;
        for (Group group : groups) {
            Search.requireGoingOn(cancelled);
            PlacedShapes shapes = new PlacedShapes(
                    new AnchorGrid(anchors, group.height, group.width),
                    settings.matching().iou());
            for (int i = 0; i < group.boxes.length; i += 4) {
                if (i % (4 * BETWEEN_LOOKS) == 0) {
                    Search.requireGoingOn(cancelled);
                }
                double iou =
                        fitting.iou(shapes, group.boxes[i], group.boxes[i + 1], group.boxes[i + 2], group.boxes[i + 3]);
                if (iou >= foreground) {
                    reachable++;
                }
                sum += iou;
            }
        }
        return new Coverage(sampled.sample(), reachable, sum);
    }
}
