package org.focallens.data.cvat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.focallens.data.DatasetFormat;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.LabelSet;
import org.focallens.data.gather.GatheredFormat;
import org.focallens.data.gather.Gathering;

/** Tells CVAT's XML by its root element and what stands in it. */
public final class CvatFormat extends GatheredFormat {
    private static final Pattern ROOT = Pattern.compile("<annotations(\\s[^>]*)?>");
    private static final Pattern INSIDE = Pattern.compile("<(image|track|meta)[\\s>]");

    public CvatFormat() {
        super(DatasetFormat.CVAT);
    }

    @Override
    public List<LabelSet> find(FolderTree tree) {
        List<Path> found = tree.labels("xml").values().stream()
                .flatMap(List::stream)
                .filter(file -> ROOT.matcher(tree.head(file)).find()
                        && INSIDE.matcher(tree.head(file)).find())
                .toList();
        return found.isEmpty() ? List.of() : List.of(new LabelSet(tree, found, LabelSet.Sure.CERTAIN));
    }

    @Override
    protected FileReader reader(LabelSet set, Gathering gathering) {
        return file -> CvatXml.read(gathering.open(file, true));
    }
}
