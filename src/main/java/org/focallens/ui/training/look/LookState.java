package org.focallens.ui.training.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is chosen on the page.
 *
 * @param view   the way to look
 * @param images which images are meant
 * @param index  of the image among them, from 0
 * @param boxes  what is drawn over the image
 * @param scores which scores the heat maps show
 * @param layer  which layer is looked at
 */
record LookState(LookView view, LookWish.Images images, int index, Boxes boxes, Scores scores, Layer layer) {

    static final LookState FIRST = new LookState(LookView.IMAGE, LookWish.Images.BATCH, 0,
            new Boxes(.3, EnumSet.of(Mark.TRUTHS, Mark.DETECTIONS, Mark.POSITIVE, Mark.FORCED)), new Scores(Scores.ALL, Scores.BEST),
            new Layer("backbone.1", 3));

    /**
     * What is drawn over the image.
     *
     * @param threshold least score of a detection
     * @param marks     what is drawn
     */
    record Boxes(double threshold, Set<Mark> marks) {
        static final double LEAST = .05;
        static final double MOST = .95;

        Boxes {
            threshold = Math.max(LEAST, Math.min(MOST, threshold));
            marks = Set.copyOf(marks);
        }

        Boxes showing(Mark mark, boolean shown) {
            Set<Mark> next = EnumSet.noneOf(Mark.class);
            next.addAll(marks);
            if (shown) {
                next.add(mark);
            } else {
                next.remove(mark);
            }
            return new Boxes(threshold, next);
        }
    }

    /**
     * Which scores.
     *
     * @param level 3 to 7, or {@link #ALL}
     * @param label class index, or {@link #BEST}
     */
    record Scores(int level, int label) {
        static final int ALL = 0;
        static final int BEST = -1;
    }

    /**
     * Which layer.
     *
     * @param name  of the layer
     * @param level 3 to 7, for a layer that all levels share
     */
    record Layer(String name, int level) {
    }

    LookState withView(LookView next) {
        return new LookState(next, images, index, boxes, scores, layer);
    }

    LookState withImage(LookWish.Images from, int number) {
        return new LookState(view, from, number, boxes, scores, layer);
    }

    LookState withBoxes(Boxes next) {
        return new LookState(view, images, index, next, scores, layer);
    }

    LookState withScores(Scores next) {
        return new LookState(view, images, index, boxes, next, layer);
    }

    LookState withLayer(Layer next) {
        return new LookState(view, images, index, boxes, scores, next);
    }

    JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("view", view.name()).put("images", images.name()).put("threshold", boxes.threshold).put("scoreLevel", scores.level)
                .put("layer", layer.name).put("layerLevel", layer.level);
        ArrayNode marks = json.putArray("marks");
        boxes.marks.forEach(mark -> marks.add(mark.name()));
        return json;
    }

    /** Reads what was remembered; a part that is missing or unknown keeps its first value. The image and the class are those of a run, and begin anew. */
    static LookState of(JsonNode json) {
        double threshold = json.path("threshold").asDouble(FIRST.boxes.threshold);
        int scoreLevel = json.path("scoreLevel").asInt(Scores.ALL);
        return new LookState(one(LookView.class, json.path("view"), FIRST.view), one(LookWish.Images.class, json.path("images"), FIRST.images), 0,
                new Boxes(Double.isNaN(threshold) ? FIRST.boxes.threshold : threshold, marks(json.path("marks"))),
                new Scores(scoreLevel >= 3 && scoreLevel <= 7 ? scoreLevel : Scores.ALL, Scores.BEST),
                new Layer(json.path("layer").asText(FIRST.layer.name), Math.max(3, Math.min(7, json.path("layerLevel").asInt(3)))));
    }

    private static Set<Mark> marks(JsonNode json) {
        if (!json.isArray()) {
            return FIRST.boxes.marks;
        }
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        json.forEach(name -> {
            Mark mark = one(Mark.class, name, null);
            if (mark != null) {
                marks.add(mark);
            }
        });
        return marks;
    }

    private static <E extends Enum<E>> E one(Class<E> type, JsonNode json, E otherwise) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(json.asText())) {
                return value;
            }
        }
        return otherwise;
    }
}
