package org.focallens.data.yolo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Folders;
import org.focallens.data.format.Reading;
import org.focallens.data.format.TextFile;
import org.focallens.data.image.Images;

/**
 * Which images a YOLO data set has and what its classes are called.
 *
 * @param root   all files lie below it
 * @param names  by class number; empty where the data set does not say
 * @param images in the order of the splits, then by name
 */
public record YoloLayout(Path root, List<String> names, List<Path> images) {
    private static final int DEPTH = 8;

    public static boolean isYaml(Path file) {
        return FileNames.hasExtension(file, "yaml") || FileNames.hasExtension(file, "yml");
    }

    /** images and labels, or both kinds in one folder. */
    static YoloLayout ofFolder(Path folder, Reading reading) throws IOException {
        Path images = folder.resolve("images");
        return new YoloLayout(
                folder, classes(folder, reading), imagesIn(Files.isDirectory(images) ? images : folder, reading));
    }

    static List<Path> imagesIn(Path folder, Reading reading) throws IOException {
        return Folders.walk(folder, DEPTH, reading).stream()
                .filter(Images::hasImageName)
                .toList();
    }

    private static List<String> classes(Path folder, Reading reading) {
        for (Path file :
                List.of(folder.resolve("classes.txt"), folder.resolve("labels").resolve("classes.txt"))) {
            if (Files.isRegularFile(file)) {
                return TextFile.read(file, reading).stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
            }
        }
        return List.of();
    }

    /** Where an image's labels are: the last folder "images" of its path is called "labels" instead, or right beside it where there is none. */
    static Path labelsOf(Path image, Path root) {
        Path below = root.relativize(image);
        Path twin = root;
        int last = -1;
        for (int i = 0; i < below.getNameCount() - 1; i++) {
            if (below.getName(i).toString().equals("images")) {
                last = i;
            }
        }
        for (int i = 0; i < below.getNameCount() - 1; i++) {
            twin = twin.resolve(i == last ? "labels" : below.getName(i).toString());
        }
        return twin.resolve(FileNames.stem(image) + ".txt");
    }
}
