package org.focallens.data.voc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.PictureIndex;
import org.focallens.data.format.Pictures;
import org.focallens.data.format.Reading;

/** Pascal VOC annotations (VOC2012 development kit): one XML file an image. Categories are the objects' names in alphabetical order. */
final class VocReader {
    private final LabelSet set;
    private final Reading reading;
    private final VocLists lists;
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    private final List<LabelledImage> images = new ArrayList<>();

    private VocReader(LabelSet set, Reading reading) {
        this.set = set;
        this.reading = reading;
        this.lists = new VocLists(set, reading);
    }

    static Dataset read(LabelSet set, Reading reading) throws IOException {
        VocReader reader = new VocReader(set, reading);
        List<Path> files = set.files();
        for (int i = 0; i < files.size(); i++) {
            reading.advance((double) i / files.size());
            reader.add(files.get(i));
        }
        if (!set.tree().isFileOpened()) {
            reader.lists.check(reader.images);
        }
        if (reader.images.isEmpty()) {
            throw new DatasetException(
                    set.root(),
                    "nothing could be read; first of the problems: "
                            + reading.problems(set.root()).get(0),
                    null);
        }
        return reader.finish();
    }

    private Dataset finish() {
        List<String> sorted = categories.keySet().stream().sorted().toList();
        int[] newIndex = new int[sorted.size()];
        for (int i = 0; i < newIndex.length; i++) {
            newIndex[categories.get(sorted.get(i))] = i;
        }
        List<LabelledImage> renumbered = new ArrayList<>(images.size());
        for (LabelledImage image : images) {
            renumbered.add(image.withLabels(image.labels().renumbered(newIndex)));
        }
        return reading.dataset(set.root(), DatasetFormat.VOC, sorted, renumbered);
    }

    private void add(Path file) {
        VocXml xml = VocXml.read(file, reading);
        if (xml.broken != null) {
            boolean nothing = xml.objects.isEmpty() && xml.texts.isEmpty();
            String read = nothing ? ": file left out" : ": " + xml.objects.size() + " objects before it are read";
            reading.problem(file, "line " + xml.brokenLine, xml.broken + read);
            if (nothing) {
                return;
            }
        }
        LabelledImage picture = picture(file, xml);
        VocObjects objects = new VocObjects(file, reading, categories);
        images.add(picture.withLabels(objects.labels(xml.objects, picture.width(), picture.height()))
                .with(picture.id(), lists.splitOf(file, picture.file())));
    }

    /** The image by its filename; where there is none of that name, by the annotation's own name, as most tools pair them. */
    private LabelledImage picture(Path file, VocXml xml) {
        String name = xml.texts.getOrDefault("filename", "");
        String folder = xml.texts.getOrDefault("folder", "");
        String full = folder.isBlank() || name.contains("/") || name.contains("\\") ? name : folder + "/" + name;
        Pictures pictures = new Pictures(set.tree(), reading, file, file.getParent());
        Optional<PictureIndex.Found> found = name.isBlank() ? Optional.empty() : pictures.find(full);
        Pictures.Named named =
                new Pictures.Named(name, side(file, xml, "width"), side(file, xml, "height"), "<filename>");
        Optional<Path> twin = set.tree().index().twin(FileNames.stem(file), file.getParent());
        if (found.isPresent() && (isOf(found.get().file(), name) || twin.isEmpty())) {
            return pictures.at(found.get(), named);
        }
        if (twin.isEmpty()) {
            return pictures.image(name.isBlank() ? named.called(FileNames.stem(file) + ".jpg") : named);
        }
        String what = name.isBlank() ? "names no image" : "the image \"" + Quote.of(name) + "\" does not exist";
        String warning = what + ": " + twin.get().getFileName() + " is taken, which has the annotation's name";
        reading.problem(file, "<filename>", warning);
        return pictures.at(new PictureIndex.Found(twin.get(), null), named);
    }

    /** Whether a picture that was found has the name itself, and not just its beginning. */
    private static boolean isOf(Path picture, String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(FileNames.nameOf(picture).toLowerCase(Locale.ROOT));
    }

    /** A side in pixels; 0 and a problem where it is missing or makes no sense. */
    private int side(Path file, VocXml xml, String name) {
        String text = xml.texts.get("size/" + name);
        if (text == null) {
            reading.problem(file, "<size>", "has no <" + name + ">: taken from the image file");
            return 0;
        }
        double value = Numbers.parse(text);
        if (value >= 1 && value <= Integer.MAX_VALUE) {
            return (int) value;
        }
        reading.problem(
                file, "<size>", name + " must be > 0 but is \"" + Quote.of(text) + "\": taken from the image file");
        return 0;
    }
}
