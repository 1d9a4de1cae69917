package org.focallens.data.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.Problem;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Folders;
import org.focallens.data.format.Reading;
import org.focallens.data.image.ImageHeader;
import org.focallens.data.image.Images;

/** Images without labels: a folder of them, up to three folders down, or one file. */
final class ImageFolderReader {
    private static final int DEPTH = 3;

    private ImageFolderReader() {}

    static boolean hasImages(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.anyMatch(Images::hasImageName);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static Dataset read(Path path, Reading reading) throws IOException {
        boolean folder = Files.isDirectory(path);
        List<Path> files = folder
                ? Folders.walk(path, DEPTH, reading).stream()
                        .filter(Images::hasImageName)
                        .toList()
                : List.of(path);
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            reading.advance((double) i / files.size());
            LabelledImage image = image(files.get(i), reading);
            if (image != null) {
                images.add(image);
            }
        }
        Path root = folder ? path : path.getParent();
        if (images.isEmpty()) {
            List<Problem> problems = reading.problems(root);
            throw new DatasetException(
                    path,
                    problems.isEmpty()
                            ? "holds no picture: expected PNG, JPEG, BMP or GIF"
                            : problems.get(0).what(),
                    null);
        }
        return new Dataset(
                FileNames.nameOf(path), root, DatasetFormat.IMAGES, List.of(), images, reading.problems(root));
    }

    private static LabelledImage image(Path file, Reading reading) {
        if (!reading.options().readHeaders()) {
            return new LabelledImage(file, 0, 0, Labels.NONE, OptionalLong.empty());
        }
        ImageHeader header = reading.header(file).orElse(null);
        return header == null
                ? null
                : new LabelledImage(file, header.width(), header.height(), Labels.NONE, OptionalLong.empty());
    }
}
