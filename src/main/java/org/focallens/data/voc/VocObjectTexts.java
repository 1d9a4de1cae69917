package org.focallens.data.voc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.focallens.data.file.Numbers;

/** Collects the texts of one object while its XML is read. */
final class VocObjectTexts {
    private final int line;
    private final Map<String, String> texts = new HashMap<>();
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;
    private int boxes;

    VocObjectTexts(int line) {
        this.line = line;
    }

    /**
     * Takes an element that ends.
     *
     * @param path below the object; small letters count as capital ones, since old labelImg wrote Difficult
     */
    void add(String path, String text) {
        String folded = path.toLowerCase(Locale.ROOT);
        texts.putIfAbsent(folded, text);
        if (folded.equals("bndbox")) {
            boxes++;
        } else if (folded.startsWith("polygon/")) {
            point(folded, Numbers.parse(text));
        }
    }

    /** polygon/pt/x of old LabelMe and polygon/x1 of Labelbox; anything else of a polygon is none. */
    private void point(String path, double value) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.matches("x\\d*")) {
            left = Math.min(left, value);
            right = Math.max(right, value);
        } else if (last.matches("y\\d*")) {
            top = Math.min(top, value);
            bottom = Math.max(bottom, value);
        }
    }

    VocXml.ObjectTexts texts() {
        boolean outlined = right > left && bottom > top;
        return new VocXml.ObjectTexts(line, texts, boxes, outlined ? new double[] {left, top, right, bottom} : null);
    }
}
