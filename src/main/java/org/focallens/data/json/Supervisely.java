package org.focallens.data.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.focallens.data.file.Quote;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Envelope;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;

/** Supervisely's JSON (docs.supervisely.com, "Supervisely JSON format"): SET/ann/NAME.json, named after the picture in SET/img. */
final class Supervisely {
    private Supervisely() {}

    static boolean is(Node record) {
        return record.get("objects").isList() && record.get("size").has("width");
    }

    static void read(LabelFile file) throws IOException {
        JsonFile.read(file, json -> take(file, Node.read(json)));
    }

    private static void take(LabelFile file, Node record) {
        if (!is(record)) {
            file.problem("", "is not a Supervisely annotation: it has no \"objects\" or no \"size\"");
            return;
        }
        String own = String.valueOf(file.path().getFileName());
        Path folder = file.path().toAbsolutePath().getParent();
        boolean twin = folder != null && String.valueOf(folder.getFileName()).equals("ann");
        Entry entry = file.image((twin ? "../img/" : "") + own.substring(0, own.length() - ".json".length()), "");
        entry.size(record.get("size").number("width"), record.get("size").number("height"));
        record.get("tags").items().forEach(tag -> file.beside(Extra.IMAGE_CLASS));
        List<Node> objects = record.get("objects").items();
        for (int i = 0; i < objects.size(); i++) {
            add(file, entry, objects.get(i), i + 1);
        }
    }

    private static void add(LabelFile file, Entry entry, Node object, int place) {
        String kind = object.text("geometryType") == null ? "" : object.text("geometryType");
        double[] points = object.get("points").get("exterior").numbers();
        object.get("tags").items().forEach(tag -> file.beside(Extra.ATTRIBUTES));
        switch (kind) {
            case "rectangle" -> box(file, entry, object, points, place);
            case "polygon" -> {
                file.beside(Extra.POLYGON);
                box(file, entry, object, points, place);
            }
            case "bitmap" -> {
                file.beside(Extra.MASK);
                box(file, entry, object, SuperviselyBitmap.corners(object.get("bitmap")), place);
            }
            case "point", "graph" -> file.beside(Extra.KEY_POINTS);
            case "line" -> file.beside(Extra.LINE);
            default ->
                file.problem("object " + place, "has the unknown geometryType \"" + Quote.of(kind) + "\": left out");
        }
    }

    private static void box(LabelFile file, Entry entry, Node object, double[] points, int place) {
        if (points.length < 4 || points.length % 2 != 0) {
            file.problem("object " + place, "has " + points.length + " coordinates, which make no box: left out");
            return;
        }
        entry.add(Envelope.of(points), file.gathering().category(object.text("classTitle")), BoxMark.NONE, place);
    }
}
