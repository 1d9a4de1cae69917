package org.focallens.core.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;

/**
 * What became of every anchor of one image. Only positive and ignored anchors are stored; all others are negative. Immutable to the
 * outside: arrays are handed out as copies.
 */
public final class Matching {
    /** State of an anchor that is to say "background". */
    public static final int NEGATIVE = -1;
    /** State of an anchor that counts neither way. */
    public static final int IGNORED = -2;

    private final MatchSettings settings;
    private final Overlap overlap;
    private final int[] positive;
    private final int[] positiveTruth;
    private final int[] ignored;
    private final double[] bestIou;
    private final int[] bestAnchor;
    private final int dropped;
    private final List<LevelCount> levels;

    Matching(MatchSettings settings, Overlap overlap, States states, Best best, int dropped) {
        this.settings = settings;
        this.overlap = overlap;
        int[] anchors = states.anchors();
        this.positive = chosen(anchors, anchor -> states.of(anchor) >= 0);
        this.positiveTruth = new int[positive.length];
        Arrays.setAll(positiveTruth, at -> states.of(positive[at]));
        this.ignored = chosen(anchors, anchor -> states.of(anchor) == IGNORED);
        this.bestIou = best.iou();
        this.bestAnchor = best.anchor();
        this.dropped = dropped;
        this.levels = count();
    }

    /** For each box its best IoU and the first anchor that has it, -1 where no anchor overlaps the box. */
    record Best(double[] iou, int[] anchor) {}

    private static int[] chosen(int[] anchors, IntPredicate wanted) {
        int[] chosen = new int[anchors.length];
        int count = 0;
        for (int anchor : anchors) {
            if (wanted.test(anchor)) {
                chosen[count++] = anchor;
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private List<LevelCount> count() {
        List<LevelCount> counts = new ArrayList<>();
        for (LevelGrid level : grid().levels()) {
            int end = level.first() + level.size();
            counts.add(new LevelCount(
                    level.name(),
                    level.level().stride(),
                    level.size(),
                    countBetween(positive, level.first(), end),
                    countBetween(ignored, level.first(), end)));
        }
        return List.copyOf(counts);
    }

    private static int countBetween(int[] sorted, int from, int to) {
        return insertionPoint(sorted, to) - insertionPoint(sorted, from);
    }

    private static int insertionPoint(int[] sorted, int key) {
        int at = Arrays.binarySearch(sorted, key);
        return at >= 0 ? at : -at - 1;
    }

    /** {@return the anchors that were matched} */
    public AnchorGrid grid() {
        return overlap.grid();
    }

    /** {@return the rules they were matched by} */
    public MatchSettings settings() {
        return settings;
    }

    /** {@return the boxes, flat float[4 * n], x1 y1 x2 y2 in input pixels} */
    public float[] truths() {
        return overlap.truths().clone();
    }

    /** {@return indices of the positive anchors, ascending} */
    public int[] positive() {
        return positive.clone();
    }

    /** {@return for each of {@link #positive()} the index of its box} */
    public int[] positiveTruth() {
        return positiveTruth.clone();
    }

    /** {@return indices of the ignored anchors, ascending} */
    public int[] ignored() {
        return ignored.clone();
    }

    /** {@return indices of the positive anchors whose IoU with their box is below the foreground threshold, ascending} */
    public int[] forced() {
        return positiveAt(this::isForced);
    }

    private boolean isForced(int at) {
        return overlap.iou(positive[at], positiveTruth[at]) < settings.iou().threshold(settings.foreground());
    }

    /**
     * The positive anchors of one box.
     *
     * @param truth index of the box
     * @return indices of anchors, ascending
     */
    public int[] positiveOf(int truth) {
        return positiveAt(at -> positiveTruth[at] == truth);
    }

    /**
     * The ignored anchors that overlap one box more than any other.
     *
     * @param truth index of the box
     * @return indices of anchors, ascending
     */
    public int[] ignoredOf(int truth) {
        return Arrays.stream(ignored)
                .filter(anchor -> overlap.nearest(anchor) == truth && overlap.iou(anchor, truth) > 0)
                .toArray();
    }

    private int[] positiveAt(IntPredicate chosen) {
        int[] anchors = new int[positive.length];
        int count = 0;
        for (int at = 0; at < positive.length; at++) {
            if (chosen.test(at)) {
                anchors[count++] = positive[at];
            }
        }
        return Arrays.copyOf(anchors, count);
    }

    /** {@return for each box the best IoU that any anchor has with it, 0 to 1} */
    public double[] bestIou() {
        return bestIou.clone();
    }

    /** {@return for each box the first of the anchors that have its best IoU; -1 where no anchor overlaps it} */
    public int[] bestAnchor() {
        return bestAnchor.clone();
    }

    /** {@return positives as the framework counts them for its normaliser: Detectron counts anchors that it then turns back} */
    public int countedPositives() {
        return positive.length + dropped;
    }

    /** {@return how the anchors of each level fell, P3 first} */
    public List<LevelCount> levels() {
        return levels;
    }

    /**
     * The state of an anchor.
     *
     * @param anchor 0 to size - 1
     * @return index of its box, {@link #NEGATIVE} or {@link #IGNORED}
     */
    public int state(int anchor) {
        int at = Arrays.binarySearch(positive, anchor);
        if (at >= 0) {
            return positiveTruth[at];
        }
        return Arrays.binarySearch(ignored, anchor) >= 0 ? IGNORED : NEGATIVE;
    }

    /** {@return the states of all anchors, as {@link #state} gives them} */
    public int[] states() {
        int[] states = new int[grid().size()];
        Arrays.fill(states, NEGATIVE);
        for (int at = 0; at < positive.length; at++) {
            states[positive[at]] = positiveTruth[at];
        }
        for (int anchor : ignored) {
            states[anchor] = IGNORED;
        }
        return states;
    }

    /**
     * What became of an anchor and by which IoU.
     *
     * @param anchor 0 to size - 1
     * @return positive, ignored or negative, with the IoU that decided
     */
    public Assignment assignment(int anchor) {
        int at = Arrays.binarySearch(positive, anchor);
        if (at >= 0) {
            return new Assignment.Positive(positiveTruth[at], overlap.iou(anchor, positiveTruth[at]), isForced(at));
        }
        int nearest = overlap.nearest(anchor);
        double iou = nearest < 0 ? 0 : overlap.iou(anchor, nearest);
        if (state(anchor) == IGNORED) {
            return new Assignment.Ignored(iou > 0 ? nearest : -1, iou);
        }
        return new Assignment.Negative(iou);
    }

    /**
     * IoU of an anchor with a box, in the framework's arithmetic.
     *
     * @param anchor 0 to size - 1
     * @param truth  index of the box
     * @return 0 to 1
     */
    public double iou(int anchor, int truth) {
        return overlap.iou(anchor, truth);
    }
}
