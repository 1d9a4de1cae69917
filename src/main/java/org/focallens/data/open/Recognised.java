package org.focallens.data.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.coco.CocoFiles;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Folders;
import org.focallens.data.image.Images;
import org.focallens.data.yolo.YoloLayout;

/** A data set's format, told from its files, and where it starts. */
record Recognised(DatasetFormat format, Path path) {
    private static final int DEEPEST = 4;

    static Recognised in(Path path) throws IOException {
        Recognised found = Files.isDirectory(path) ? folder(path, 0) : file(path);
        if (found != null) {
            return found;
        }
        throw new DatasetException(
                path,
                Files.isDirectory(path)
                        ? "holds no data set: expected COCO (annotations/*.json), VOC (Annotations/*.xml), YOLO (data.yaml, or images and labels) or pictures"
                        : "is no data set: expected a COCO .json, a VOC .xml, a YOLO .yaml or a picture (PNG, JPEG, BMP, GIF)",
                null);
    }

    private static Recognised file(Path file) {
        if (FileNames.hasExtension(file, "json")) {
            return new Recognised(DatasetFormat.COCO, file);
        }
        if (FileNames.hasExtension(file, "xml")) {
            return new Recognised(DatasetFormat.VOC, file);
        }
        if (YoloLayout.isYaml(file)) {
            return new Recognised(DatasetFormat.YOLO, file);
        }
        return Images.hasImageName(file) ? new Recognised(DatasetFormat.IMAGES, file) : null;
    }

    private static Recognised folder(Path folder, int depth) throws IOException {
        List<Path> children = Folders.list(folder);
        boolean voc = Folders.list(folder.resolve("Annotations")).stream()
                .anyMatch(file -> FileNames.hasExtension(file, "xml"));
        if (voc) {
            return new Recognised(DatasetFormat.VOC, folder);
        }
        if (!CocoFiles.in(folder).isEmpty()) {
            return new Recognised(DatasetFormat.COCO, folder);
        }
        if (YoloLayout.isIn(folder)) {
            return new Recognised(DatasetFormat.YOLO, folder);
        }
        if (children.stream().anyMatch(file -> FileNames.hasExtension(file, "xml"))) {
            return new Recognised(DatasetFormat.VOC, folder);
        }
        if (children.stream().anyMatch(Images::hasImageName)) {
            return new Recognised(DatasetFormat.IMAGES, folder);
        }
        List<Path> folders = children.stream().filter(Files::isDirectory).toList();
        if (folders.size() == 1 && depth < DEEPEST) {
            return folder(folders.get(0), depth + 1);
        }
        return ImageFolderReader.hasImages(folder) ? new Recognised(DatasetFormat.IMAGES, folder) : null;
    }
}
