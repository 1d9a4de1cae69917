package org.focallens.data.coco;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.file.Quote;
import org.focallens.data.format.JudgedBoxes;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;
import org.focallens.data.format.Splits;

/** COCO annotations (cocodataset.org, "Data format"): one JSON file, or all of a folder's files merged, each with its own image folder. */
final class CocoReader {
    private final Reading reading;
    private final LabelSet set;
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    /** By file name, the annotation file that names it first. */
    private final Map<String, Path> firstFiles = new HashMap<>();

    /** An index into the categories by id; null for an id that two files give to different ones. */
    private final Map<String, Integer> categoryIds = new HashMap<>();

    private final List<LabelledImage> images = new ArrayList<>();

    private CocoReader(LabelSet set, Reading reading) {
        this.set = set;
        this.reading = reading;
    }

    static Dataset read(LabelSet set, Reading reading) throws IOException {
        List<Path> files = set.files();
        CocoReader reader = new CocoReader(set, reading);
        for (int i = 0; i < files.size(); i++) {
            reader.add(files.get(i), (double) i / files.size(), (i + 1.0) / files.size(), files.size() == 1);
        }
        if (reader.images.isEmpty()
                && reader.categories.isEmpty()
                && !reading.problems(set.root()).isEmpty()) {
            throw new DatasetException(
                    files.get(0),
                    "nothing could be read; first of the problems: "
                            + reading.problems(set.root()).get(0),
                    null);
        }
        reader.categoryIds.values().removeIf(Objects::isNull);
        return reading.dataset(set.root(), DatasetFormat.COCO, List.copyOf(reader.categories.keySet()), reader.images)
                .withCategoryIds(reader.categoryIds);
    }

    private void add(Path file, double from, double to, boolean only) throws IOException {
        double middle = reading.options().readHeaders() ? (from + to) / 2 : to;
        reading.stage(from, middle);
        CocoContent content;
        try {
            content = CocoParser.parse(file, reading);
        } catch (JacksonException e) {
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
            String what = "is not readable JSON (" + (line.isEmpty() ? "" : line + ": ")
                    + Quote.of(e.getOriginalMessage()) + ")";
            if (only) {
                throw new DatasetException(file, what + ": export it again", e);
            }
            reading.problem(file, line, what + ": left out");
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
        content.categories.forEach((key, name) -> {
            Integer index = categories.computeIfAbsent(name, n -> categories.size());
            String id = content.keys.text(key);
            boolean other = categoryIds.containsKey(id) && !index.equals(categoryIds.get(id));
            categoryIds.put(id, other ? null : index);
        });
        LabelledImage[] found = new CocoPictures(file, content, set, reading).located();
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null) {
                content.imageIndex.put(content.images.get(i).id(), -1);
            }
        }
        JudgedBoxes[] labels = new CocoBoxes(file, content, reading, categories).perImage(found);
        for (int i = 0; i < found.length; i++) {
            if (found[i] != null) {
                images.add(labels[i] == null ? found[i] : found[i].withLabels(labels[i].build()));
            }
        }
        sayTwice(file, content);
    }

    /** An image in two splits is measured on what was learnt from it. */
    private void sayTwice(Path file, CocoContent content) {
        String split = Splits.ofFile(file, set.root());
        int count = 0;
        String example = null;
        Path other = null;
        for (CocoContent.Image image : content.images) {
            Path before = firstFiles.putIfAbsent(image.fileName(), file);
            if (before != null && !Splits.ofFile(before, set.root()).equals(split)) {
                count++;
                example = example == null ? image.fileName() : example;
                other = other == null ? before : other;
            }
        }
        if (count > 0) {
            reading.problem(
                    file,
                    "",
                    count + (count == 1 ? " file name stands in " : " file names stand in ") + other.getFileName()
                            + " too, e.g. \"" + Quote.of(example)
                            + "\": an image in two splits is measured on what was learnt from it");
        }
    }

    private void nameMissingCategories(Path file, CocoContent content) {
        if (!content.categories.isEmpty() || content.annotationCount() == 0) {
            return;
        }
        for (int i = 0; i < content.annotationCount(); i++) {
            content.categories.putIfAbsent(
                    content.categoryId(i), "category " + content.keys.text(content.categoryId(i)));
        }
        reading.problem(
                file,
                "\"categories\"",
                "the file names no categories: the " + content.categories.size()
                        + " that its boxes use are called by their ids");
    }
}
