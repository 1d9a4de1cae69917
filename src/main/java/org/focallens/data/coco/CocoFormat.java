package org.focallens.data.coco;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.JsonOutline;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;

/** Tells COCO's JSON files, however they and their folders are called, and leaves out those that describe the same images again. */
public final class CocoFormat implements LabelFormat {
    /** A folder with a JSON file an image, as other tools write, is none of COCO's. */
    private static final int LOOKED_AT = 50;

    @Override
    public DatasetFormat id() {
        return DatasetFormat.COCO;
    }

    @Override
    public List<LabelSet> find(FolderTree tree) {
        List<Path> boxes = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (List<Path> files : tree.labels("json").values()) {
            if (files.stream().limit(LOOKED_AT).anyMatch(file -> isInstances(file) || isCoco(tree.outline(file)))) {
                find(tree, files, boxes, others);
            }
        }
        List<Path> files = boxes.isEmpty() ? others : boxes;
        return files.isEmpty()
                ? List.of()
                : List.of(new LabelSet(
                        tree, tree.trunk(), files, LabelSet.Sure.CERTAIN, boxes.isEmpty() ? List.of() : others));
    }

    @Override
    public Dataset read(LabelSet set, Reading reading) throws IOException {
        return CocoReader.read(set, reading);
    }

    /**
     * Captions, key points and image lists beside instances_*.json describe the same images again. A file of that name that is broken counts too: its
     * problem is to be shown.
     */
    private static void find(FolderTree tree, List<Path> files, List<Path> boxes, List<Path> others) {
        boolean instances = files.stream().anyMatch(file -> isInstances(file) && isCoco(tree.outline(file)));
        for (Path file : files) {
            JsonOutline outline = tree.outline(file);
            if (instances && isInstances(file)) {
                boxes.add(file);
            } else if (isCoco(outline)) {
                (instances || !hasBoxes(outline) ? others : boxes).add(file);
            }
        }
    }

    private static boolean isInstances(Path file) {
        return FileNames.nameOf(file).startsWith("instances");
    }

    private static boolean isCoco(JsonOutline outline) {
        boolean images = outline.holds("images", "id")
                && (outline.holds("images", "file_name")
                        || outline.holds("images", "coco_url")
                        || outline.holds("images", "width"));
        boolean annotations = outline.holds("annotations", "image_id");
        return !outline.list() && (images || annotations || outline.has("images", "annotations"));
    }

    /** Not captions, nor a list of images whose annotations are kept back. */
    private static boolean hasBoxes(JsonOutline outline) {
        return outline.has("annotations") && !outline.holds("annotations", "caption");
    }
}
