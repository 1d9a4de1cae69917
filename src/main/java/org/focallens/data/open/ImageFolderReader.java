package org.focallens.data.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.Problem;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.Reading;
import org.focallens.data.image.ImageHeader;

/** Images without labels: a folder of them, or one file. */
final class ImageFolderReader {
    private ImageFolderReader() {}

    static Dataset read(FolderTree tree, Reading reading) throws IOException {
        return read(tree.trunk(), tree.trunk(), tree.pictures(), reading);
    }

    static Dataset read(Path picture, Reading reading) throws IOException {
        return read(picture, picture.getParent(), List.of(picture), reading);
    }

    private static Dataset read(Path path, Path root, List<Path> files, Reading reading) throws IOException {
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            reading.advance((double) i / files.size());
            LabelledImage image = image(files.get(i), reading);
            if (image != null) {
                images.add(image);
            }
        }
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
