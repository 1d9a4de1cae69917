package org.focallens.ui.training.inspect;

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
record InspectionState(
        InspectionView view, InspectionRequest.Images images, int index, Boxes boxes, Scores scores, Layer layer) {

    static final InspectionState FIRST = new InspectionState(
            InspectionView.IMAGE,
            InspectionRequest.Images.BATCH,
            0,
            new Boxes(.3, EnumSet.of(BoxKind.TRUTHS, BoxKind.DETECTIONS, BoxKind.POSITIVE, BoxKind.FORCED)),
            new Scores(Scores.ALL, Scores.BEST),
            new Layer("backbone.1", 3));

    /**
     * What is drawn over the image.
     *
     * @param threshold least score of a detection
     * @param kinds     what is drawn
     */
    record Boxes(double threshold, Set<BoxKind> kinds) {
        static final double LEAST = .05;
        static final double MOST = .95;

        Boxes {
            threshold = Math.max(LEAST, Math.min(MOST, threshold));
            kinds = Set.copyOf(kinds);
        }

        Boxes showing(BoxKind kind, boolean shown) {
            Set<BoxKind> next = EnumSet.noneOf(BoxKind.class);
            next.addAll(kinds);
            if (shown) {
                next.add(kind);
            } else {
                next.remove(kind);
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
    record Layer(String name, int level) {}

    InspectionState withView(InspectionView next) {
        return new InspectionState(next, images, index, boxes, scores, layer);
    }

    InspectionState withImage(InspectionRequest.Images from, int number) {
        return new InspectionState(view, from, number, boxes, scores, layer);
    }

    InspectionState withBoxes(Boxes next) {
        return new InspectionState(view, images, index, next, scores, layer);
    }

    InspectionState withScores(Scores next) {
        return new InspectionState(view, images, index, boxes, next, layer);
    }

    InspectionState withLayer(Layer next) {
        return new InspectionState(view, images, index, boxes, scores, next);
    }

    JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("view", view.name())
                .put("images", images.name())
                .put("threshold", boxes.threshold)
                .put("scoreLevel", scores.level)
                .put("layer", layer.name)
                .put("layerLevel", layer.level);
        ArrayNode kinds = json.putArray("kinds");
        boxes.kinds.forEach(kind -> kinds.add(kind.name()));
        return json;
    }

    /** Reads what was remembered; a part that is missing or unknown keeps its first value. The image and the class are those of a run, and begin anew. */
    static InspectionState of(JsonNode json) {
        double threshold = json.path("threshold").asDouble(FIRST.boxes.threshold);
        int scoreLevel = json.path("scoreLevel").asInt(Scores.ALL);
        return new InspectionState(
                one(InspectionView.class, json.path("view"), FIRST.view),
                one(InspectionRequest.Images.class, json.path("images"), FIRST.images),
                0,
                new Boxes(Double.isNaN(threshold) ? FIRST.boxes.threshold : threshold, kinds(json.path("kinds"))),
                new Scores(scoreLevel >= 3 && scoreLevel <= 7 ? scoreLevel : Scores.ALL, Scores.BEST),
                new Layer(
                        json.path("layer").asText(FIRST.layer.name),
                        Math.max(3, Math.min(7, json.path("layerLevel").asInt(3)))));
    }

    private static Set<BoxKind> kinds(JsonNode json) {
        if (!json.isArray()) {
            return FIRST.boxes.kinds;
        }
        Set<BoxKind> kinds = EnumSet.noneOf(BoxKind.class);
        json.forEach(name -> {
            BoxKind kind = one(BoxKind.class, name, null);
            if (kind != null) {
                kinds.add(kind);
            }
        });
        return kinds;
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
