package org.focallens.data.coco;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.file.Quote;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Reading;
import org.focallens.data.format.SizeCheck;
import org.focallens.data.image.ImageHeader;

/** COCO annotations (cocodataset.org, "Data format"): one JSON file, or all of a folder's files merged, each with its own image folder. */
public final class CocoReader {
    private final Reading reading;
    private final Path root;
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    /** An index into the categories by id; null for an id that two files give to different ones. */
    private final Map<String, Integer> categoryIds = new HashMap<>();

    private final List<LabelledImage> images = new ArrayList<>();

    private CocoReader(Path root, Reading reading) {
        this.root = root;
        this.reading = reading;
    }

    public static Dataset read(Path path, Reading reading) throws IOException {
        boolean folder = Files.isDirectory(path);
        List<Path> files = folder ? CocoFiles.in(path) : List.of(path);
        if (files.isEmpty()) {
            throw new DatasetException(
                    path, "holds no COCO annotations: expected annotations/*.json or a *.json with \"images\"", null);
        }
        CocoReader reader = new CocoReader(folder ? path : CocoFiles.rootOf(path), reading);
        for (int i = 0; i < files.size(); i++) {
            reader.add(files.get(i), (double) i / files.size(), (i + 1.0) / files.size(), files.size() == 1);
        }
        if (reader.images.isEmpty()
                && reader.categories.isEmpty()
                && !reading.problems(path).isEmpty()) {
            throw new DatasetException(
                    path,
                    "nothing could be read; first of the problems: "
                            + reading.problems(path).get(0),
                    null);
        }
        reader.categoryIds.values().removeIf(Objects::isNull);
        return new Dataset(
                FileNames.nameOf(reader.root),
                reader.root,
                DatasetFormat.COCO,
                List.copyOf(reader.categories.keySet()),
                reader.images,
                reading.problems(reader.root),
                reader.categoryIds);
    }

    private void add(Path file, double from, double to, boolean only) throws IOException {
        double middle = reading.options().readHeaders() ? (from + to) / 2 : to;
        reading.stage(from, middle);
        CocoContent content;
        try {
            content = CocoParser.parse(file, reading);
        } catch (JacksonException e) {
            String what = "is no readable JSON (line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ": " + Quote.of(e.getOriginalMessage()) + ")";
            if (only) {
                throw new DatasetException(file, what + ": export it again", e);
            }
            reading.problem(file, "line " + e.getLocation().getLineNr(), what + ": left out");
            return;
        } catch (DatasetException e) {
            if (only) {
                throw e;
            }
            reading.problem(file, "", e.getMessage());
            return;
        }
        reading.stage(middle, to);
        join(file, content);
    }

    private void join(Path file, CocoContent content) {
        nameMissingCategories(file, content);
        content.categories.forEach((id, name) -> {
            Integer index = categories.computeIfAbsent(name, n -> categories.size());
            boolean other = categoryIds.containsKey(id.toString()) && !index.equals(categoryIds.get(id.toString()));
            categoryIds.put(id.toString(), other ? null : index);
        });
        List<Path> folders = CocoImages.candidates(file, root);
        Path folder = CocoImages.best(folders, root, content.images);
        if (folder == null && !content.images.isEmpty()) {
            reading.problem(
                    file,
                    "",
                    "none of the images was found, e.g. \""
                            + Quote.of(content.images.get(0).fileName()) + "\"; looked in "
                            + folders
                            + ": put them there; boxes are read all the same");
        }
        LabelledImage[] found = new LabelledImage[content.images.size()];
        for (int i = 0; i < found.length; i++) {
            reading.advance((double) i / found.length);
            CocoContent.Image image = content.images.get(i);
            found[i] = locate(file, folder, image);
            if (found[i] == null) {
                content.imageIndex.put(image.id(), -1);
            }
        }
        Labels.Builder[] labels = new CocoBoxes(file, content, reading, categories).perImage(found);
        for (int i = 0; i < found.length; i++) {
            LabelledImage image = found[i];
            if (image != null) {
                images.add(
                        labels[i] == null
                                ? image
                                : new LabelledImage(
                                        image.file(), image.width(), image.height(), labels[i].build(), image.id()));
            }
        }
    }

    private void nameMissingCategories(Path file, CocoContent content) {
        if (!content.categories.isEmpty() || content.annotationCount() == 0) {
            return;
        }
        for (int i = 0; i < content.annotationCount(); i++) {
            content.categories.putIfAbsent(content.categoryId(i), "category " + content.categoryId(i));
        }
        reading.problem(
                file,
                "\"categories\"",
                "the file names no categories: the " + content.categories.size()
                        + " that its boxes use are called by their ids");
    }

    /** The image's file and size; null where its name is refused. The header's size wins, since the pixels are what a network sees. */
    private LabelledImage locate(Path file, Path folder, CocoContent.Image image) {
        String where = CocoRecords.where("image", image.id(), 0, image.line());
        Path path;
        try {
            path = FileNames.resolve(folder == null ? file.getParent() : folder, root, image.fileName());
        } catch (FileNames.RefusedException e) {
            reading.problem(file, where, e.getMessage());
            return null;
        }
        int width = image.width();
        int height = image.height();
        boolean ask = folder != null && (reading.options().readHeaders() || width == 0 || height == 0);
        ImageHeader header = ask ? reading.header(path, file, where).orElse(null) : null;
        if (header != null) {
            SizeCheck.of(header, width, height).ifPresent(what -> reading.problem(file, where, what));
            width = header.width();
            height = header.height();
        }
        return new LabelledImage(path, width, height, Labels.NONE, OptionalLong.of(image.id()));
    }
}
