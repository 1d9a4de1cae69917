package org.focallens.data.yolo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.Splits;

/**
 * Which images a YOLO data set has and what its classes are called.
 *
 * @param root      for its name
 * @param names     by class number; empty where the data set does not say
 * @param keyPoints how many values of a line are key points; 0 where there are none
 * @param splits    of each image, in the order of the splits, then by name; empty for an image of no split
 */
record YoloLayout(Path root, List<String> names, int keyPoints, Map<Path, String> splits) {

    /** All pictures below a folder, each of the split that its folders name. */
    static YoloLayout ofFolder(FolderTree tree, Path root, List<String> names) {
        Map<Path, String> splits = new LinkedHashMap<>();
        for (Path picture : tree.pictures()) {
            if (picture.startsWith(root)) {
                splits.put(picture, Splits.ofFolders(picture, tree.root()));
            }
        }
        return new YoloLayout(root, names, 0, splits);
    }

    List<Path> images() {
        return new ArrayList<>(splits.keySet());
    }
}
