package org.focallens.data.gather;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.focallens.data.format.Reading;

/** What a data set's label files say, before its pictures are looked up. */
public final class Gathering {
    /** The class of boxes whose file names none. */
    public static final String UNNAMED = "object";

    private final Reading reading;
    private final List<LabelFile> files = new ArrayList<>();
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    private int declared;

    public Gathering(Reading reading) {
        this.reading = reading;
    }

    public Reading reading() {
        return reading;
    }

    /** @param lines whether it has a line a box, by which problems are found */
    public LabelFile open(Path file, boolean lines) {
        LabelFile opened = new LabelFile(file, this, lines);
        files.add(opened);
        return opened;
    }

    /** Fixes a class's place in the order before any box of it is met. */
    public void declare(String name) {
        if (categories.size() == declared && categories.putIfAbsent(name.strip(), declared) == null) {
            declared++;
        }
    }

    /** The number of a class; a new one where the name is new, {@link #UNNAMED} where it is empty. */
    public int category(String name) {
        String plain = name == null || name.isBlank() ? UNNAMED : name.strip();
        return categories.computeIfAbsent(plain, n -> categories.size());
    }

    public boolean knows(String category) {
        return categories.containsKey(category.strip());
    }

    public Collection<LabelFile> files() {
        return files;
    }

    /** Classes in the order they were declared, then by name, numbers by value. */
    List<String> categories() {
        List<String> names = new ArrayList<>(categories.keySet());
        names.subList(declared, names.size()).sort(NATURAL);
        return names;
    }

    /** The place of each class's number in {@link #categories()}. */
    int[] order() {
        List<String> names = categories();
        int[] place = new int[names.size()];
        for (int i = 0; i < place.length; i++) {
            place[categories.get(names.get(i))] = i;
        }
        return place;
    }

    private static final Comparator<String> NATURAL = Comparator.comparing(
                    (String name) -> name.matches("(class )?\\d{1,9}")
                            ? Integer.parseInt(name.replace("class ", ""))
                            : Integer.MAX_VALUE)
            .thenComparing(Comparator.naturalOrder());
}
