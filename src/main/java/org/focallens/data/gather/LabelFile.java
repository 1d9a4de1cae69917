package org.focallens.data.gather;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;

/** What one label file says of its images. */
public final class LabelFile {
    private final Path path;
    private final Gathering gathering;
    private final boolean lines;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Layout layout = Layout.CORNERS;
    private boolean shares;

    LabelFile(Path path, Gathering gathering, boolean lines) {
        this.path = path;
        this.gathering = gathering;
        this.lines = lines;
    }

    public Path path() {
        return path;
    }

    public Gathering gathering() {
        return gathering;
    }

    /**
     * The entry of an image, a new one or the one of that name.
     *
     * @param name  as written, a path or a name
     * @param where its first place, for messages
     */
    public Entry image(String name, String where) {
        return entries.computeIfAbsent(name, n -> new Entry(this, n, where));
    }

    /** An image that is only one where its picture is found; as it is where the file spoke of it. */
    public void imageIfThere(String name) {
        entries.computeIfAbsent(name, n -> new Entry(this, n, "")).optional();
    }

    /** What the four numbers of its boxes are; corners where this was not called. */
    public void layout(Layout given) {
        layout = given;
    }

    /** Numbers are shares of the image's sides, 0 to 1, and no pixels. */
    public void shares() {
        shares = true;
    }

    public void problem(String where, String what) {
        gathering.reading().problem(path, where, what);
    }

    /** Counts what is no upright box with a class, and says once what becomes of it. */
    public void beside(Extra extra) {
        gathering.reading().beside(extra.text());
        if (extra.told() != null) {
            gathering.reading().repeated(extra.text(), path, extra.told());
        }
    }

    /** The number a text holds; NaN and a problem where it holds none. */
    public double number(String text, String what, String where) {
        double value = text == null ? Double.NaN : Numbers.parse(text);
        if (Double.isFinite(value)) {
            return value;
        }
        String shown = text == null || text.isBlank() ? "missing" : "\"" + Quote.of(text) + "\"";
        problem(where, what + " must be a finite number but is " + shown + ": box left out");
        return Double.NaN;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean lines() {
        return lines;
    }

    Layout layout() {
        return layout;
    }

    boolean inShares() {
        return shares;
    }

    Collection<Entry> entries() {
        return entries.values();
    }
}
