package org.focallens.data.format;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of a data set's parts as files and folders write them: train2017, valid, instances_val.json. */
public final class Splits {
    private static final Pattern NAME =
            Pattern.compile("(train|training|val|valid|validation|test|testing|trainval|minival|test[_-]dev)(\\d{4})?");

    private Splits() {}

    /** train, val, test or the like where a name is a split's; else empty. */
    public static String named(String name) {
        Matcher matcher = NAME.matcher(name.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return "";
        }
        return switch (matcher.group(1)) {
            case "training" -> "train";
            case "valid", "validation" -> "val";
            case "testing" -> "test";
            default -> matcher.group(1).replace('_', '-');
        };
    }

    /** Of a file whose name begins or ends with a split's: instances_train2017.json, lvis_v1_val.json, train_labels.csv; else empty. */
    public static String ofFileName(Path file) {
        String[] words = FileNames.stem(file).split("[_.\\s-]+", 0);
        for (int i = words.length - 1; i >= 0; i--) {
            String split = named(words[i]);
            if (!split.isEmpty()) {
                return split;
            }
        }
        return "";
    }

    /** Of a label file: by its own name, else by its folders'; empty where none is a split's. */
    public static String ofFile(Path file, Path root) {
        String own = ofFileName(file);
        return own.isEmpty() ? ofFolders(file, root) : own;
    }

    /** Of a file in a folder that is called like a split, the nearest above it and below the root: valid/images/a.jpg; else empty. */
    public static String ofFolders(Path file, Path root) {
        for (Path folder = file.getParent();
                folder != null && !folder.equals(root) && folder.startsWith(root);
                folder = folder.getParent()) {
            String split = named(FileNames.nameOf(folder));
            if (!split.isEmpty()) {
                return split;
            }
        }
        return "";
    }
}
