package org.focallens.data.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.focallens.data.DatasetFormat;
import org.focallens.data.csv.CsvColumns.Dialect;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.LabelSet.Sure;
import org.focallens.data.gather.GatheredFormat;
import org.focallens.data.gather.Gathering;

/** Formats in CSV, told by the first row. */
public final class CsvFormat extends GatheredFormat {
    /** All of them. */
    public static final List<LabelFormat> ALL = List.of(
            new CsvFormat(DatasetFormat.OPEN_IMAGES, Dialect.OPEN_IMAGES),
            new CsvFormat(DatasetFormat.VIA, Dialect.VIA),
            new CsvFormat(DatasetFormat.VOTT_CSV, Dialect.VOTT),
            new CsvFormat(DatasetFormat.TF_CSV, Dialect.TENSORFLOW),
            new CsvFormat(DatasetFormat.RETINANET_CSV, Dialect.RETINANET));

    private final Dialect dialect;

    private CsvFormat(DatasetFormat id, Dialect dialect) {
        super(id);
        this.dialect = dialect;
    }

    @Override
    public List<LabelSet> find(FolderTree tree) {
        List<Path> found = new ArrayList<>();
        List<Path> lists = new ArrayList<>();
        for (List<Path> files : tree.labels("csv", "tsv").values()) {
            for (Path file : files) {
                String[] first = first(tree.head(file));
                CsvColumns columns = CsvClasses.is(first) ? null : CsvColumns.of(first);
                if (columns != null && columns.dialect() == dialect) {
                    found.add(file);
                } else if (CsvClasses.is(first)) {
                    lists.add(file);
                }
            }
        }
        boolean sure = dialect == Dialect.OPEN_IMAGES || dialect == Dialect.VIA;
        return found.isEmpty()
                ? List.of()
                : List.of(new LabelSet(tree, tree.trunk(), found, sure ? Sure.CERTAIN : Sure.LIKELY, lists));
    }

    private static String[] first(String head) {
        List<String[]> rows = new ArrayList<>();
        try {
            CsvRows.each(
                    new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)), (cells, line) -> !rows.add(cells));
        } catch (IOException | UncheckedIOException e) {
            return new String[0]; // no CSV, so none of these
        }
        return rows.isEmpty() ? new String[0] : rows.get(0);
    }

    @Override
    protected FileReader reader(LabelSet set, Gathering gathering) throws IOException {
        CsvClasses classes = new CsvClasses(gathering);
        for (Path list : set.again()) {
            classes.read(list);
        }
        classes.declare();
        return file -> CsvBoxes.read(gathering.open(file, true), classes);
    }
}
