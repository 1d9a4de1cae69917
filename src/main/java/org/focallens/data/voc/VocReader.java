package org.focallens.data.voc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Folders;
import org.focallens.data.format.Reading;
import org.focallens.data.format.SizeCheck;
import org.focallens.data.format.TextFile;
import org.focallens.data.image.ImageHeader;
import org.focallens.data.image.Images;

/** Pascal VOC annotations (VOC2012 development kit): one XML file an image. Categories are the objects' names in alphabetical order. */
public final class VocReader {
    private static final List<String> EXTENSIONS = List.of("jpg", "jpeg", "png", "bmp", "gif", "JPG", "JPEG", "PNG");
    private static final Set<String> SPLITS = Set.of("train.txt", "val.txt", "trainval.txt", "test.txt");

    private final Path root;
    private final Path pictures;
    private final Reading reading;
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    private final List<LabelledImage> images = new ArrayList<>();

    private VocReader(Path root, Path pictures, Reading reading) {
        this.root = root;
        this.pictures = pictures;
        this.reading = reading;
    }

    public static Dataset read(Path path, Reading reading) throws IOException {
        boolean folder = Files.isDirectory(path);
        Path annotations = folder ? existing(path.resolve("Annotations"), path) : path.getParent();
        boolean named =
                !folder && FileNames.nameOf(annotations).equals("Annotations") && annotations.getParent() != null;
        Path root = folder ? path : named ? annotations.getParent() : annotations;
        List<Path> files = folder
                ? Folders.list(annotations).stream()
                        .filter(file -> FileNames.hasExtension(file, "xml"))
                        .toList()
                : List.of(path);
        if (files.isEmpty()) {
            throw new DatasetException(path, "holds no Pascal VOC annotations: expected Annotations/*.xml", null);
        }
        VocReader reader = new VocReader(
                root, existing(root.resolve("JPEGImages"), existing(root.resolve("images"), annotations)), reading);
        for (int i = 0; i < files.size(); i++) {
            reading.advance((double) i / files.size());
            reader.add(files.get(i));
        }
        if (folder) {
            reader.checkLists(files);
        }
        if (reader.images.isEmpty()) {
            throw new DatasetException(
                    path,
                    "nothing could be read; first of the problems: "
                            + reading.problems(root).get(0),
                    null);
        }
        return reader.finish();
    }

    private static Path existing(Path folder, Path otherwise) {
        return Files.isDirectory(folder) ? folder : otherwise;
    }

    private Dataset finish() {
        List<String> sorted = categories.keySet().stream().sorted().toList();
        int[] newIndex = new int[sorted.size()];
        for (int i = 0; i < newIndex.length; i++) {
            newIndex[categories.get(sorted.get(i))] = i;
        }
        List<LabelledImage> renumbered = new ArrayList<>(images.size());
        for (LabelledImage image : images) {
            renumbered.add(new LabelledImage(
                    image.file(), image.width(), image.height(), image.labels().renumbered(newIndex), image.id()));
        }
        return new Dataset(FileNames.nameOf(root), root, DatasetFormat.VOC, sorted, renumbered, reading.problems(root));
    }

    private void add(Path file) throws IOException {
        VocXml xml = VocXml.read(file);
        if (xml.broken != null) {
            boolean nothing = xml.objects.isEmpty() && xml.texts.isEmpty();
            reading.problem(
                    file,
                    "line " + xml.brokenLine,
                    xml.broken
                            + (nothing
                                    ? ": file left out"
                                    : ": " + xml.objects.size() + " objects before it are read"));
            if (nothing) {
                return;
            }
        }
        Path picture;
        try {
            picture = picture(file, xml.texts.getOrDefault("filename", ""));
        } catch (FileNames.RefusedException e) {
            reading.problem(file, "<filename>", e.getMessage());
            return;
        }
        int[] size = size(file, xml, picture);
        VocObjects objects = new VocObjects(file, reading, categories);
        images.add(new LabelledImage(
                picture, size[0], size[1], objects.labels(xml.objects, size[0], size[1]), OptionalLong.empty()));
    }

    /** The image by its filename; where there is none of that name, by the annotation's own name, as most tools pair them. */
    private Path picture(Path file, String name) throws FileNames.RefusedException {
        Path given = name.isBlank() ? null : FileNames.resolve(pictures, root, name);
        if (given != null && Files.isRegularFile(given)) {
            return given;
        }
        for (String extension : EXTENSIONS) {
            Path twin = pictures.resolve(FileNames.stem(file) + "." + extension);
            if (!Files.isRegularFile(twin)) {
                continue;
            }
            String what = given == null ? "names no image" : "the image \"" + Quote.of(name) + "\" does not exist";
            reading.problem(
                    file,
                    "<filename>",
                    what + ": " + twin.getFileName() + " is taken, which has the annotation's name");
            return twin;
        }
        return given != null ? given : pictures.resolve(FileNames.stem(file) + ".jpg");
    }

    private int[] size(Path file, VocXml xml, Path picture) {
        int width = side(file, xml, "width");
        int height = side(file, xml, "height");
        boolean unknown = width == 0 || height == 0;
        ImageHeader header = reading.options().readHeaders() || unknown
                ? reading.header(picture, file, "<filename>").orElse(null)
                : null;
        if (header == null) {
            return unknown ? new int[2] : new int[] {width, height};
        }
        SizeCheck.of(header, width, height).ifPresent(what -> reading.problem(file, "<size>", what));
        return new int[] {header.width(), header.height()};
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

    /** Names in ImageSets/Main without an annotation, and images that no annotation speaks of, the latter in one line. */
    private void checkLists(List<Path> files) throws IOException {
        Set<String> stems = new HashSet<>();
        for (Path file : files) {
            stems.add(FileNames.stem(file));
        }
        for (Path list : Folders.list(root.resolve("ImageSets").resolve("Main"))) {
            if (!SPLITS.contains(list.getFileName().toString())) {
                continue;
            }
            List<String> lines = TextFile.read(list, reading);
            for (int i = 0; i < lines.size(); i++) {
                String name = lines.get(i).strip().split("\\s", 2)[0];
                if (!name.isEmpty() && !stems.contains(name)) {
                    reading.problem(list, "line " + (i + 1), "\"" + Quote.of(name) + "\" has no annotation");
                }
            }
        }
        Set<Path> known = new HashSet<>();
        for (LabelledImage image : images) {
            known.add(image.file());
        }
        List<Path> unlabelled = Folders.list(pictures).stream()
                .filter(file ->
                        Images.hasImageName(file) && !known.contains(file) && !stems.contains(FileNames.stem(file)))
                .toList();
        if (!unlabelled.isEmpty()) {
            reading.problem(
                    pictures,
                    "",
                    unlabelled.size() + " images have no annotation, e.g. "
                            + unlabelled.get(0).getFileName() + ": left out");
        }
    }
}
