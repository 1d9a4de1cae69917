package org.focallens.data.csv;

import java.io.IOException;
import java.util.Map;
import org.focallens.data.file.Numbers;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;
import org.focallens.data.json.ViaRegion;

/** Reads one CSV file with a row a box. A row without numbers is an image without boxes. */
final class CsvBoxes {
    private final LabelFile file;
    private final CsvClasses classes;
    private CsvColumns columns;
    private Entry last;
    /** Whether every number so far was within 0..1, and any was not a whole one. */
    private boolean maybeShares = true;

    private boolean fractions;

    private CsvBoxes(LabelFile file, CsvClasses classes) {
        this.file = file;
        this.classes = classes;
    }

    static void read(LabelFile file, CsvClasses classes) throws IOException {
        CsvBoxes reader = new CsvBoxes(file, classes);
        CsvRows.each(file, reader::row);
        if (reader.columns == null) {
            file.problem("line 1", "the columns hold no boxes as far as they are known: left out");
        } else if (reader.columns.dialect() == CsvColumns.Dialect.OPEN_IMAGES
                || reader.maybeShares && reader.fractions) {
            file.shares();
        }
    }

    private boolean row(String[] cells, int line) {
        if (columns == null) {
            columns = CsvColumns.of(cells);
            if (columns == null) {
                return false;
            }
            file.layout(columns.layout());
            if (columns.head()) {
                return true;
            }
        }
        String name = cell(cells, columns.image());
        if (name.isEmpty()) {
            file.problem("line " + line, "names no image: left out");
            return true;
        }
        if (last == null || !last.name().equals(name)) {
            last = file.image(name, "line " + line);
        }
        if (columns.dialect() == CsvColumns.Dialect.VIA) {
            ViaRegion.addCells(file, last, cell(cells, columns.box()[0]), cell(cells, columns.box()[1]), line);
        } else {
            box(cells, line);
        }
        return true;
    }

    private void box(String[] cells, int line) {
        if (columns.size().length == 2 && last.width() == 0) {
            last.size(number(cells, columns.size()[0]), number(cells, columns.size()[1]));
        }
        int[] at = columns.box();
        boolean empty = true;
        for (int column : at) {
            empty &= cell(cells, column).isEmpty();
        }
        if (empty) {
            return;
        }
        double[] box = new double[4];
        for (int k = 0; k < 4; k++) {
            box[k] = file.number(cell(cells, at[k]), "value " + (at[k] + 1), "line " + line);
            if (Double.isNaN(box[k])) {
                return;
            }
            maybeShares &= box[k] >= 0 && box[k] <= 1;
            fractions |= box[k] != Math.rint(box[k]);
        }
        String category = cell(cells, columns.category());
        if (category.isEmpty()) {
            file.problem("line " + line, "names no class: the box is called \"object\"");
        }
        attributes(cells);
        boolean group = cell(cells, columns.group()).equals("1");
        last.add(box, classes.of(category, file, line), group ? BoxMark.CROWD : BoxMark.NONE, line);
    }

    private void attributes(String[] cells) {
        for (Map.Entry<String, Integer> attribute : columns.attributes().entrySet()) {
            if (cell(cells, attribute.getValue()).equals("1")) {
                file.beside(Extra.ATTRIBUTES);
            }
        }
    }

    private static double number(String[] cells, int column) {
        return Numbers.parse(cell(cells, column));
    }

    private static String cell(String[] cells, int column) {
        return column < 0 || column >= cells.length ? "" : cells[column].strip();
    }
}
