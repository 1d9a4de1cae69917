package org.focallens.data.gather;

import java.util.Arrays;

/** One image as a label file speaks of it. Its boxes stay as written, in primitive arrays: there may be a million. */
public final class Entry {
    private final LabelFile file;
    private final String name;
    private final String where;

    private int width;
    private int height;
    private String split;
    private String otherName;
    private boolean optional;

    private int count;
    private double[] numbers = new double[16];
    private int[] categories = new int[4];
    private int[] places = new int[4];
    private BoxMark[] marks = new BoxMark[4];

    Entry(LabelFile file, String name, String where) {
        this.file = file;
        this.name = name;
        this.where = where;
    }

    /** The size in the file; one that makes no sense counts as none. */
    public void size(double fileWidth, double fileHeight) {
        boolean known = fileWidth >= 1 && fileHeight >= 1 && fileWidth <= 1 << 30 && fileHeight <= 1 << 30;
        if (known) {
            width = (int) Math.round(fileWidth);
            height = (int) Math.round(fileHeight);
        }
    }

    /** Train, val, test or another part of the set; null where the file does not say. */
    public void split(String name) {
        split = name;
    }

    /** A name to look for where there is no picture of the first. */
    public void otherName(String name) {
        otherName = name;
    }

    void optional() {
        optional = count == 0;
    }

    boolean isOptional() {
        return optional;
    }

    String otherName() {
        return otherName;
    }

    /**
     * Adds a box.
     *
     * @param four  as the file's {@link Layout} says, in its unit
     * @param place its line where the file has a line a box, else its number within the image, from 1
     */
    public void add(double[] four, int category, BoxMark mark, int place) {
        if (count == categories.length) {
            numbers = Arrays.copyOf(numbers, 8 * count);
            categories = Arrays.copyOf(categories, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
            marks = Arrays.copyOf(marks, 2 * count);
        }
        System.arraycopy(four, 0, numbers, 4 * count, 4);
        categories[count] = category;
        places[count] = place;
        marks[count++] = mark;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    LabelFile file() {
        return file;
    }

    /** The name as written. */
    public String name() {
        return name;
    }

    public String where() {
        return where;
    }

    String split() {
        return split;
    }

    int count() {
        return count;
    }

    double[] box(int i) {
        return Arrays.copyOfRange(numbers, 4 * i, 4 * i + 4);
    }

    int category(int i) {
        return categories[i];
    }

    BoxMark mark(int i) {
        return marks[i];
    }

    String place(int i) {
        return file.lines() ? "line " + places[i] : where.isEmpty() ? "box " + places[i] : where + ", box " + places[i];
    }
}
