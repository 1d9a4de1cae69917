package org.focallens.data.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.focallens.data.file.Numbers;
import org.focallens.data.gather.Layout;
import org.focallens.data.image.Images;

/**
 * Which column of a CSV file holds what; -1 where none does.
 *
 * @param dialect    whose it is
 * @param head       whether the first row names the columns
 * @param image      the picture's name
 * @param box        the four numbers, as the layout says
 * @param layout     what they are
 * @param category   the class
 * @param size       the image's width and height
 * @param group      Open Images' group-of
 * @param attributes others, by name
 */
record CsvColumns(
        Dialect dialect,
        boolean head,
        int image,
        int[] box,
        Layout layout,
        int category,
        int[] size,
        int group,
        Map<String, Integer> attributes) {
    /** Whose columns they are. */
    enum Dialect {
        RETINANET,
        TENSORFLOW,
        VOTT,
        OPEN_IMAGES,
        VIA
    }

    private static final List<String> IMAGE = List.of(
            "filename",
            "imageid",
            "image",
            "imagename",
            "imagepath",
            "imgname",
            "imgpath",
            "img",
            "filepath",
            "path",
            "file",
            "imagefilename",
            "frame",
            "imgid",
            "id");
    private static final List<String> CLASS = List.of(
            "class",
            "label",
            "classname",
            "labelname",
            "category",
            "categoryname",
            "name",
            "object",
            "species",
            "classid",
            "categoryid");
    private static final List<List<String>> CORNERS = List.of(
            List.of("xmin", "x1", "left", "xtl", "minx", "bboxxmin", "bboxx1", "startx"),
            List.of("ymin", "y1", "top", "ytl", "miny", "bboxymin", "bboxy1", "starty"),
            List.of("xmax", "x2", "right", "xbr", "maxx", "bboxxmax", "bboxx2", "endx"),
            List.of("ymax", "y2", "bottom", "ybr", "maxy", "bboxymax", "bboxy2", "endy"));
    private static final List<List<String>> SIZES = List.of(
            List.of("x", "bboxx", "xmin", "left", "boxx"),
            List.of("y", "bboxy", "ymin", "top", "boxy"),
            List.of("w", "bboxwidth", "bboxw", "boxwidth", "width"),
            List.of("h", "bboxheight", "bboxh", "boxheight", "height"));
    private static final List<List<String>> IMAGE_SIZE = List.of(
            List.of("imagewidth", "imgwidth", "imgw", "imwidth", "width"),
            List.of("imageheight", "imgheight", "imgh", "imheight", "height"));

    /** CsvColumns of a file, told from its first row; null where it holds no boxes. */
    static CsvColumns of(String[] first) {
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < first.length; i++) {
            names.putIfAbsent(first[i].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""), i);
        }
        if (names.containsKey("regionshapeattributes") && names.containsKey("filename")) {
            int[] none = {};
            int[] via = {names.get("regionshapeattributes"), names.getOrDefault("regionattributes", -1)};
            return new CsvColumns(
                    Dialect.VIA, true, names.get("filename"), via, Layout.CORNERS, -1, none, -1, Map.of());
        }
        CsvColumns named = named(first, names);
        return named == null ? bare(first) : named;
    }

    private static CsvColumns named(String[] first, Map<String, Integer> names) {
        int image = find(names, IMAGE);
        int[] corners = find(names, CORNERS, first.length);
        int[] sizes = corners == null ? find(names, SIZES, first.length) : null;
        if (image < 0 || corners == null && sizes == null) {
            return null;
        }
        int category = find(names, CLASS);
        int[] size = find(names, IMAGE_SIZE, first.length);
        if (sizes != null && size != null && size[0] == sizes[2]) {
            size = null;
        }
        boolean open = names.containsKey("imageid") && names.containsKey("labelname");
        int group = names.getOrDefault("isgroupof", -1);
        Dialect dialect = open
                ? Dialect.OPEN_IMAGES
                : names.containsKey("image") && size == null ? Dialect.VOTT : Dialect.TENSORFLOW;
        int[] box = corners == null ? sizes : corners;
        List<Integer> used = new ArrayList<>(List.of(image, category, group));
        for (int column : box) {
            used.add(column);
        }
        Map<String, Integer> attributes = new LinkedHashMap<>();
        names.forEach((name, column) -> {
            if (name.startsWith("is") && !used.contains(column)) {
                attributes.put(name, column);
            }
        });
        return new CsvColumns(
                dialect,
                true,
                image,
                box,
                corners == null ? Layout.SIZES : Layout.CORNERS,
                category,
                size == null ? new int[0] : size,
                group,
                attributes);
    }

    private static int find(Map<String, Integer> names, List<String> wanted) {
        return wanted.stream()
                .filter(names::containsKey)
                .map(names::get)
                .findFirst()
                .orElse(-1);
    }

    private static int[] find(Map<String, Integer> names, List<List<String>> wanted, int columns) {
        int[] found = new int[wanted.size()];
        for (int k = 0; k < found.length; k++) {
            found[k] = find(names, wanted.get(k));
            if (found[k] < 0 || found[k] >= columns) {
                return null;
            }
        }
        return found;
    }

    /** keras-retinanet's, with width and height behind as in SKU-110K, or make-sense's, which begins with the class. */
    private static CsvColumns bare(String[] first) {
        int least = 6;
        if (first.length < least) {
            return null;
        }
        boolean known = first.length == least || first.length == least + 2;
        if (known && Images.hasImageName(first[5]) && areNumbers(first, 1, 5)) {
            return bare(5, 1, Layout.SIZES, 0, first.length);
        }
        boolean negative = first[1].isEmpty() && first[2].isEmpty() && first[3].isEmpty() && first[4].isEmpty();
        boolean image =
                Images.hasImageName(first[0]) || areNumbers(first, 1, 5) && Double.isNaN(Numbers.parse(first[5]));
        boolean row = negative ? Images.hasImageName(first[0]) : areNumbers(first, 1, 5) && image;
        return known && row ? bare(0, 1, Layout.EITHER, 5, first.length) : null;
    }

    private static CsvColumns bare(int image, int box, Layout layout, int category, int columns) {
        int[] size = columns == 8 ? new int[] {6, 7} : new int[0];
        return new CsvColumns(
                Dialect.RETINANET,
                false,
                image,
                new int[] {box, box + 1, box + 2, box + 3},
                layout,
                category,
                size,
                -1,
                Map.of());
    }

    private static boolean areNumbers(String[] cells, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Double.isNaN(Numbers.parse(cells[i]))) {
                return false;
            }
        }
        return true;
    }
}
