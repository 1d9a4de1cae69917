package org.focallens.data.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.focallens.data.DatasetFormat;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.JsonOutline;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.LabelSet.Sure;
import org.focallens.data.gather.GatheredFormat;
import org.focallens.data.gather.Gathering;
import org.focallens.data.gather.LabelFile;

/** Formats in JSON, told by the keys of their first record. */
public final class JsonFormat extends GatheredFormat {
    /** All of them. */
    public static final List<LabelFormat> ALL = List.of(
            new JsonFormat(DatasetFormat.LABELME, JsonFormat::isLabelMe, LabelMe::read),
            new JsonFormat(DatasetFormat.LABEL_STUDIO, JsonFormat::isLabelStudio, LabelStudio::read),
            new JsonFormat(DatasetFormat.VIA, JsonFormat::isVia, Via::read),
            new JsonFormat(DatasetFormat.SUPERVISELY, JsonFormat::isSupervisely, Supervisely::read),
            new JsonFormat(DatasetFormat.CREATE_ML, JsonFormat::isCreateMl, CreateMl::read));

    /** Files of a kind mostly lie together, a file an image; so many of a folder are looked at. */
    private static final int LOOKED_AT = 50;

    private final Predicate<JsonOutline> is;
    private final Parser parser;

    /** Reads one file. */
    private interface Parser {
        void read(LabelFile file) throws IOException;
    }

    private JsonFormat(DatasetFormat id, Predicate<JsonOutline> is, Parser parser) {
        super(id);
        this.is = is;
        this.parser = parser;
    }

    @Override
    public List<LabelSet> find(FolderTree tree) {
        List<Path> found = new ArrayList<>();
        List<Path> again = new ArrayList<>();
        for (List<Path> files : tree.labels("json").values()) {
            List<Path> looked = files.subList(0, Math.min(LOOKED_AT, files.size()));
            boolean any = looked.stream().anyMatch(file -> is.test(tree.outline(file)));
            for (int i = 0; any && i < files.size(); i++) {
                // those that were not looked at are taken for what the first ones are
                boolean same = i >= LOOKED_AT || is.test(tree.outline(files.get(i)));
                if (same) {
                    found.add(files.get(i));
                }
            }
            again.addAll(files.stream().filter(JsonFormat::isMeta).toList());
        }
        if (found.isEmpty()) {
            return List.of();
        }
        boolean meta = id() == DatasetFormat.SUPERVISELY;
        return List.of(new LabelSet(tree, tree.trunk(), found, Sure.CERTAIN, meta ? again : List.of()));
    }

    @Override
    protected FileReader reader(LabelSet set, Gathering gathering) {
        return file -> parser.read(gathering.open(file, false));
    }

    private static boolean isMeta(Path file) {
        return FileNames.nameOf(file).equals("meta.json");
    }

    private static boolean isLabelMe(JsonOutline outline) {
        return !outline.list() && outline.has("shapes") && (outline.has("imagePath") || outline.has("version"));
    }

    private static boolean isLabelStudio(JsonOutline outline) {
        boolean full = outline.has("data")
                && (outline.has("annotations") || outline.has("completions") || outline.has("predictions"));
        boolean shortened = outline.list()
                && outline.has("id")
                && (outline.has("annotation_id")
                        || outline.has("annotator")
                        || outline.has("lead_time")
                        || anyHolds(outline, Set.of("original_width", "original_height")));
        return full || shortened;
    }

    private static boolean isVia(JsonOutline outline) {
        return outline.has("_via_img_metadata")
                || outline.list() && outline.has("filename", "regions")
                || anyHolds(outline, Set.of("filename", "regions"));
    }

    private static boolean isSupervisely(JsonOutline outline) {
        return outline.has("objects") && outline.holds("size", "width", "height");
    }

    private static boolean isCreateMl(JsonOutline outline) {
        boolean image = outline.has("image") || outline.has("imagefilename");
        boolean empty = outline.has("annotations")
                && outline.keys().get("annotations").isEmpty()
                && outline.keys().size() == 2;
        return outline.list()
                && image
                && (empty
                        || outline.holds("annotations", "label", "coordinates")
                        || outline.holds("annotation", "label", "coordinates"));
    }

    private static boolean anyHolds(JsonOutline outline, Set<String> keys) {
        return outline.keys().values().stream().anyMatch(inside -> inside.containsAll(keys));
    }
}
