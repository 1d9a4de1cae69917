package org.focallens.data.json;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.focallens.data.DatasetFormat;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.LabelSet;
import org.focallens.data.gather.GatheredFormat;
import org.focallens.data.gather.Gathering;

/** Tells Hugging Face's metadata.jsonl by its first lines. */
public final class HuggingFaceFormat extends GatheredFormat {
    private static final Pattern NAME = Pattern.compile("\"file_name\"\\s*:");
    private static final Pattern BOX = Pattern.compile("\"(bbox|bboxes|boxes)\"\\s*:");

    public HuggingFaceFormat() {
        super(DatasetFormat.HUGGING_FACE);
    }

    @Override
    public List<LabelSet> find(FolderTree tree) {
        List<Path> found = tree.labels("jsonl").values().stream()
                .flatMap(List::stream)
                .filter(file -> NAME.matcher(tree.head(file)).find()
                        && BOX.matcher(tree.head(file)).find())
                .toList();
        return found.isEmpty() ? List.of() : List.of(new LabelSet(tree, found, LabelSet.Sure.CERTAIN));
    }

    @Override
    protected FileReader reader(LabelSet set, Gathering gathering) {
        return file -> HuggingFace.read(gathering.open(file, false));
    }
}
