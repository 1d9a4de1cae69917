package org.focallens.data.coco;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.PictureIndex;

/** Finds the folder that the file_names of a COCO file start in; the file itself does not say. */
final class CocoImages {
    private static final int TRIED = 20;

    private CocoImages() {}

    /**
     * Folders that are tried, in this order: beside the file, images, ../images, and for instances_train2017.json the train2017 of each of these.
     *
     * @param json the annotation file
     * @param root nothing outside of it is tried
     */
    static List<Path> candidates(Path json, Path root) {
        String stem = FileNames.stem(json);
        String split = stem.substring(stem.lastIndexOf('_') + 1);
        Path folder = json.getParent();
        List<Path> found = new ArrayList<>();
        for (String name : new String[] {
            "", "images", "../images", "../images/" + split, "../" + split, "images/" + split, split, ".."
        }) {
            Path candidate = folder.resolve(name).normalize();
            if (candidate.startsWith(root) && !found.contains(candidate)) {
                found.add(candidate);
            }
        }
        return found;
    }

    /** The candidate that holds most of the first images; null where none holds any. */
    static Path best(List<Path> candidates, PictureIndex pictures, List<CocoContent.Image> images) {
        Path best = null;
        int most = 0;
        for (Path candidate : candidates) {
            int hits = 0;
            for (CocoContent.Image image : images.subList(0, Math.min(TRIED, images.size()))) {
                if (pictures.exact(image.fileName(), candidate).isPresent()) {
                    hits++;
                }
            }
            if (hits > most) {
                most = hits;
                best = candidate;
            }
        }
        return best;
    }
}
