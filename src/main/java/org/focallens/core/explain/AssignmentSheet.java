package org.focallens.core.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.focallens.core.anchor.AnchorGrid.Place;
import org.focallens.core.match.Assignment;
import org.focallens.core.match.LevelCount;
import org.focallens.core.match.Matching;

/** An assignment as other programs read it: as one object, or as a table of the anchors that are not negative. */
public final class AssignmentSheet {
    /** The columns of {@link #rows}. */
    public static final List<String> COLUMNS =
            List.of("anchor", "level", "row", "column", "shape", "x1", "y1", "x2", "y2", "state", "box", "iou");

    private AssignmentSheet() {}

    /**
     * An assignment as one object.
     *
     * @param preset   the name of the framework that the settings began with
     * @param matching any
     * @return preset, height, width, anchors, levels, positive (pairs of anchor and box), ignored, bestIou and forced, in this order
     */
    public static Map<String, Object> object(String preset, Matching matching) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("preset", preset);
        object.put("height", matching.grid().height());
        object.put("width", matching.grid().width());
        object.put("anchors", matching.grid().size());
        object.put("levels", levels(matching.levels()));
        int[] positive = matching.positive();
        int[] truth = matching.positiveTruth();
        int[][] pairs = new int[positive.length][];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new int[] {positive[i], truth[i]};
        }
        object.put("positive", pairs);
        object.put("ignored", matching.ignored());
        object.put("bestIou", matching.bestIou());
        object.put("forced", matching.forced());
        return object;
    }

    /**
     * How the anchors of each level fell, as objects.
     *
     * @param counts of a matching
     * @return level, stride, anchors, positive, ignored and negative of each, in this order
     */
    public static List<Map<String, Object>> levels(List<LevelCount> counts) {
        List<Map<String, Object>> levels = new ArrayList<>();
        for (LevelCount count : counts) {
            Map<String, Object> level = new LinkedHashMap<>();
            level.put("level", count.level());
            level.put("stride", count.stride());
            level.put("anchors", count.anchors());
            level.put("positive", count.positive());
            level.put("ignored", count.ignored());
            level.put("negative", count.negative());
            levels.add(level);
        }
        return levels;
    }

    /**
     * The anchors that are not negative, one a row, positive before ignored.
     *
     * @param match of an image
     * @return the values of {@link #COLUMNS}; the box is its position among the image's boxes, counted from 0, and -1 for none
     */
    public static List<List<Object>> rows(ImageMatch match) {
        List<List<Object>> rows = new ArrayList<>();
        for (int anchor : match.matching().positive()) {
            rows.add(row(match, anchor));
        }
        for (int anchor : match.matching().ignored()) {
            rows.add(row(match, anchor));
        }
        return rows;
    }

    private static List<Object> row(ImageMatch match, int anchor) {
        Place place = match.matching().grid().place(anchor);
        double[] box = place.box();
        Assignment assignment = match.matching().assignment(anchor);
        String state = "ignored";
        int truth = -1;
        if (assignment instanceof Assignment.Positive positive) {
            state = positive.forced() ? "forced" : "positive";
            truth = positive.truth();
        } else if (assignment instanceof Assignment.Ignored ignored) {
            truth = ignored.nearestTruth();
        }
        return List.of(
                anchor,
                place.level().name(),
                place.row(),
                place.column(),
                place.shape(),
                box[0],
                box[1],
                box[2],
                box[3],
                state,
                truth < 0 ? -1 : match.boxAt()[truth],
                assignment.iou());
    }
}
