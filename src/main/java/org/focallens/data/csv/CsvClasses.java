package org.focallens.data.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.gather.Gathering;
import org.focallens.data.gather.LabelFile;

/** Lists of classes beside CSV files: keras-retinanet's "name,number", and Open Images' "code,name". */
final class CsvClasses {
    private final Gathering gathering;
    private final Map<String, String> names = new HashMap<>();
    private final TreeMap<Integer, String> numbers = new TreeMap<>();
    private boolean listed;

    CsvClasses(Gathering gathering) {
        this.gathering = gathering;
    }

    /** Whether a row has the form of a list of classes. */
    static boolean is(String[] row) {
        return row.length == 2 && (isCode(row[0]) || isNumber(row[1]) && !isNumber(row[0]) || isHead(row));
    }

    private static boolean isHead(String[] row) {
        return row[0].equalsIgnoreCase("LabelName") && row[1].equalsIgnoreCase("DisplayName");
    }

    /** Machine-generated ids of Freebase's topics. */
    private static boolean isCode(String text) {
        return text.matches("/[a-z]/[0-9a-z_]+");
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,6}");
    }

    /** Reads a list; a row of another form is a problem. */
    void read(Path path) throws IOException {
        LabelFile file = gathering.open(path, true);
        CsvRows.each(file, (row, line) -> {
            if (row.length >= 2 && isCode(row[0])) {
                names.put(row[0], row[1].strip());
            } else if (row.length == 2 && isNumber(row[1])) {
                String before = numbers.put((int) Numbers.parse(row[1]), row[0]);
                if (before != null) {
                    file.problem("line " + line, "class number " + row[1] + " is \"" + Quote.of(before) + "\" already");
                }
            } else if (line > 1) {
                file.problem("line " + line, "must be a class and its number: left out");
            }
            return true;
        });
    }

    /** Fixes the order of the classes that were listed. */
    void declare() {
        numbers.values().forEach(gathering::declare);
        listed = !numbers.isEmpty();
    }

    /** The class a cell names, by name or by code. */
    int of(String cell, LabelFile file, int line) {
        boolean number = isNumber(cell) && !gathering.knows(cell);
        String name = number ? numbers.getOrDefault(Integer.valueOf(cell), cell) : names.getOrDefault(cell, cell);
        if (listed && !gathering.knows(name)) {
            file.problem("line " + line, "the class \"" + Quote.of(name) + "\" is not in the list of classes: kept");
        }
        return gathering.category(name);
    }
}
