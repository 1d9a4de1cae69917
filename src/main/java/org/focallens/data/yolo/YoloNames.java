package org.focallens.data.yolo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.focallens.data.file.Numbers;
import org.focallens.data.format.Reading;

/** Class names out of a data.yaml: a list, or a map by class number. */
final class YoloNames {
    private static final int MOST = 100_000;

    private final Path file;
    private final Reading reading;

    YoloNames(Path file, Reading reading) {
        this.file = file;
        this.reading = reading;
    }

    /** Names by class number; empty and a problem where the file does not say. */
    List<String> of(Object names, Object nc) {
        List<String> result = new ArrayList<>();
        if (names instanceof List<?> list) {
            for (Object name : list) {
                result.add(text(name, result.size()));
            }
        } else if (names instanceof Map<?, ?> map) {
            fromMap(map, result);
        } else if (names != null) {
            reading.problem(
                    file,
                    "names",
                    "must be a list or a map but is " + YoloYaml.shown(names) + ": classes go by number");
        }
        return counted(result, nc);
    }

    private void fromMap(Map<?, ?> map, List<String> result) {
        TreeMap<Integer, String> byNumber = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            double number = Numbers.parse(String.valueOf(entry.getKey()));
            if (number >= 0 && number < MOST && number == Math.rint(number)) {
                byNumber.put((int) number, text(entry.getValue(), (int) number));
            } else {
                reading.problem(
                        file,
                        "names",
                        "a key must be a class number from 0 but is " + YoloYaml.shown(entry.getKey()) + ": left out");
            }
        }
        for (int i = 0; !byNumber.isEmpty() && i <= byNumber.lastKey(); i++) {
            if (!byNumber.containsKey(i)) {
                reading.problem(file, "names", "class " + i + " has no name: called \"class " + i + "\"");
            }
            result.add(byNumber.getOrDefault(i, "class " + i));
        }
    }

    private String text(Object name, int number) {
        if (name instanceof String text) {
            return text;
        }
        reading.problem(
                file,
                "names",
                "class " + number + " must have a text for a name but has " + YoloYaml.shown(name) + ": called \"class "
                        + number + "\"");
        return "class " + number;
    }

    private List<String> counted(List<String> names, Object nc) {
        if (nc == null) {
            if (names.isEmpty()) {
                reading.problem(file, "names", "the file names no classes: they go by number");
            }
            return names;
        }
        double count = nc instanceof String text ? Numbers.parse(text) : Double.NaN;
        if (!(count >= 0 && count <= MOST && count == Math.rint(count))) {
            reading.problem(
                    file,
                    "nc",
                    "must be a number of classes but is " + YoloYaml.shown(nc) + ": the " + names.size()
                            + " names count");
            return names;
        }
        if (names.isEmpty()) {
            for (int i = 0; i < count; i++) {
                names.add("class " + i);
            }
        } else if (count != names.size()) {
            reading.problem(
                    file, "nc", "is " + (int) count + " but there are " + names.size() + " names: the names count");
        }
        return names;
    }
}
