package org.focallens.data.voc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;

/** Tells Pascal VOC's XML files by their root element, whatever folders they lie in. */
public final class VocFormat implements LabelFormat {
    /** A folder with other XML among the first ones is one all the same. */
    private static final int LOOKED_AT = 50;

    private static final Pattern ROOT = Pattern.compile("<annotation(\\s[^>]*)?>");

    @Override
    public DatasetFormat id() {
        return DatasetFormat.VOC;
    }

    @Override
    public List<LabelSet> find(FolderTree tree) {
        List<Path> found = new ArrayList<>();
        for (List<Path> files : tree.labels("xml").values()) {
            boolean any = files.stream()
                    .limit(LOOKED_AT)
                    .anyMatch(file -> ROOT.matcher(tree.head(file)).find());
            if (any) {
                found.addAll(files);
            }
        }
        return found.isEmpty() ? List.of() : List.of(new LabelSet(tree, found, LabelSet.Sure.CERTAIN));
    }

    @Override
    public Dataset read(LabelSet set, Reading reading) throws IOException {
        return VocReader.read(set, reading);
    }
}
