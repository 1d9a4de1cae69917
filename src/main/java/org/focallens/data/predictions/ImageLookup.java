package org.focallens.data.predictions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.format.FileNames;

/**
 * Which image of a data set a prediction is about. Tools name images by the annotations' ids, by their files, by the files' names without extension
 * or by the number in the name, and write each as a number or as text.
 */
final class ImageLookup {
    static final int UNKNOWN = -1;
    static final int AMBIGUOUS = -2;

    private final Dataset dataset;
    private final Map<String, Integer> byId = new HashMap<>();
    private final Map<String, Integer> byFile = new HashMap<>();
    private final Map<String, List<Integer>> byStem = new HashMap<>();
    private final Map<String, Integer> byNumber = new HashMap<>();

    ImageLookup(Dataset dataset) {
        this.dataset = dataset;
        for (int i = 0; i < dataset.images().size(); i++) {
            LabelledImage image = dataset.images().get(i);
            int index = i;
            image.id().ifPresent(id -> put(byId, Long.toString(id), index));
            if (!image.textId().isEmpty()) {
                put(byId, image.textId(), index);
            }
            put(byFile, pathOf(i), i);
            String name = String.valueOf(image.file().getFileName());
            if (!name.equals(pathOf(i))) {
                put(byFile, name, i);
            }
            String stem = FileNames.stem(image.file());
            byStem.computeIfAbsent(stem, s -> new ArrayList<>(1)).add(i);
            if (stem.matches("\\d{1,30}")) {
                put(byNumber, withoutZeros(stem), i);
            }
        }
    }

    private static void put(Map<String, Integer> map, String key, int image) {
        map.merge(key, image, (a, b) -> AMBIGUOUS);
    }

    private static String withoutZeros(String digits) {
        return digits.replaceFirst("^0+(?=\\d)", "");
    }

    private String pathOf(int image) {
        Path file = dataset.images().get(image).file();
        Path root = dataset.root();
        Path below = file.startsWith(root) ? root.relativize(file) : file;
        return below.toString().replace('\\', '/');
    }

    /** {@return index of the image of that id or file; {@link #UNKNOWN}, or {@link #AMBIGUOUS} where it may be several} */
    int find(String name) {
        Integer id = byId.getOrDefault(name, byId.get(withoutZeros(name)));
        if (id != null) {
            return id;
        }
        String path = name.replace('\\', '/');
        String base = path.substring(path.lastIndexOf('/') + 1);
        Integer file = byFile.getOrDefault(path, byFile.get(base));
        if (file != null) {
            return file;
        }
        List<Integer> stems = byStem.get(base);
        if (stems != null) {
            return stems.size() == 1 ? stems.get(0) : AMBIGUOUS;
        }
        return byNumber.getOrDefault(name, UNKNOWN);
    }

    /**
     * The image of a text file of predictions: the one of its name; of several, the one whose folders' names agree most.
     *
     * @param below the file as seen from the folder of predictions
     */
    int ofTextFile(Path below) {
        List<Integer> images = byStem.getOrDefault(FileNames.stem(below), List.of());
        int best = UNKNOWN;
        int most = -1;
        for (int image : images) {
            int agreeing = agreeing(dataset.images().get(image).file().getParent(), below.getParent());
            if (agreeing >= most) {
                best = agreeing == most ? AMBIGUOUS : image;
                most = agreeing;
            }
        }
        return best;
    }

    private static int agreeing(Path a, Path b) {
        int count = 0;
        for (int i = 1; a != null && b != null && i <= Math.min(a.getNameCount(), b.getNameCount()); i++) {
            if (!a.getName(a.getNameCount() - i).equals(b.getName(b.getNameCount() - i))) {
                break;
            }
            count++;
        }
        return count;
    }
}
