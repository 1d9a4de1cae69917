package org.focallens.data.json;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;
import org.focallens.data.image.Images;

/**
 * Label Studio's exports (labelstud.io, "Export annotations"): JSON, a list of tasks with annotations, and JSON-MIN, where regions stand under the name of
 * their control. Of a task's annotations the one marked as ground truth counts, else the newest that was not cancelled; predictions do not.
 */
final class LabelStudio {
    private final LabelFile file;

    private LabelStudio(LabelFile file) {
        this.file = file;
    }

    static void read(LabelFile file) throws IOException {
        file.shares();
        LabelStudio reader = new LabelStudio(file);
        JsonFile.read(file, json -> JsonFile.each(json, reader::task));
    }

    private void task(Node task, int number) {
        String id = task.text("id");
        String where = "task " + (id == null ? number : id);
        Node data = task.get("data").isMap() ? task.get("data") : task;
        String name = picture(data);
        if (name == null) {
            file.problem(where, "names no image in \"data\": left out");
            return;
        }
        Entry entry = file.image(local(name), where);
        entry.otherName(withoutPrefix(name));
        task.get("predictions").items().forEach(p -> file.beside(Extra.PREDICTION));
        if (data != task) {
            List<Node> annotations = task.first("annotations", "completions").items();
            Node chosen = chosen(annotations, where);
            if (chosen != null) {
                regions(entry, chosen.get("result").items(), where);
            }
            return;
        }
        for (Node value : task.fields().values()) {
            if (value.isList()) {
                regions(entry, value.items(), where);
            }
        }
    }

    private Node chosen(List<Node> annotations, String where) {
        List<Node> kept = annotations.stream()
                .filter(a -> !a.isTrue("was_cancelled") && !a.isTrue("skipped"))
                .toList();
        if (kept.isEmpty()) {
            String what = annotations.isEmpty() ? "is not annotated yet" : "was skipped by its annotators";
            file.problem(where, what + ": read as an image without boxes");
            return null;
        }
        Node chosen = kept.get(0);
        for (Node other : kept) {
            boolean newer = time(other).compareTo(time(chosen)) > 0;
            if (other.isTrue("ground_truth") != chosen.isTrue("ground_truth") ? other.isTrue("ground_truth") : newer) {
                chosen = other;
            }
        }
        if (kept.size() > 1) {
            String which = chosen.isTrue("ground_truth") ? "the one marked as ground truth" : "the newest";
            file.problem(where, "has " + kept.size() + " annotations: " + which + " is read");
        }
        return chosen;
    }

    private static String time(Node annotation) {
        String time = annotation.first("created_at", "updated_at").text();
        return time == null ? "" : time;
    }

    private void regions(Entry entry, List<Node> results, String where) {
        Map<String, String> labels = new HashMap<>();
        for (Node result : results) {
            String label = LabelStudioRegion.label(valueOf(result));
            if (label != null && result.text("id") != null) {
                labels.putIfAbsent(result.text("id"), label);
            }
        }
        for (int i = 0; i < results.size(); i++) {
            Node result = results.get(i);
            entry.size(result.number("original_width"), result.number("original_height"));
            String label = LabelStudioRegion.label(valueOf(result));
            String shared = result.text("id") == null ? null : labels.get(result.text("id"));
            new LabelStudioRegion(file, entry, where + ", region " + (i + 1))
                    .add(valueOf(result), result, label == null ? shared : label, i + 1);
        }
    }

    private static Node valueOf(Node result) {
        return result.get("value").isMap() ? result.get("value") : result;
    }

    /** The value that names a picture: the one under a usual name, else the first with a picture's ending. */
    private static String picture(Node data) {
        for (String key : new String[] {"image", "img", "picture", "photo", "ocr"}) {
            if (data.text(key) != null) {
                return data.text(key);
            }
        }
        for (Node value : data.fields().values()) {
            if (value.text() != null && Images.hasImageName(value.text().replaceFirst("[?#].*", ""))) {
                return value.text();
            }
        }
        return null;
    }

    /** Of pictures in a local folder the path below it. */
    private static String local(String name) {
        int at = name.indexOf("?d=");
        return at < 0 ? name : name.substring(at + 3);
    }

    /** The name before the upload, which puts eight hexadecimal digits before it. */
    private static String withoutPrefix(String name) {
        String last = local(name).substring(local(name).lastIndexOf('/') + 1);
        return last.replaceFirst("^[0-9a-f]{8}-", "");
    }
}
