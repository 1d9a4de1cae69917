package org.focallens.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.focallens.data.image.ImageException;
import org.focallens.data.image.Images;
import org.focallens.data.open.Datasets;
import org.focallens.text.Texts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken files of every kind: each gets its own message with the file and the value, and the good files beside them are read. */
@Tag("locale")
class BadInputTest {
    private static final String PIXEL_LIMIT = "64,000,000";

    @TempDir
    Path temp;

    /** A broken file and what its message must quote. */
    private record Broken(String file, byte[] content, String quoted) {
        Broken(String file, String content, String quoted) {
            this(file, content.getBytes(StandardCharsets.UTF_8), quoted);
        }
    }

    @Test
    void everyBrokenFileHasItsOwnMessageAndTheGoodOnesAreRead() throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        readBeside("coco", coco(), broken, problems);
        readBeside("voc", voc(), broken, problems);
        readBeside("yolo", yolo(), broken, problems);
        readBeside("pictures", pictures(), broken, problems);
        for (Broken file : undecodable()) {
            broken.add(file);
            problems.add(decoded(file));
        }
        assertThat(broken).extracting(Broken::file).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(50);
        for (Broken one : broken) {
            assertThat(problems)
                    .as("a message on %s that quotes %s", one.file, one.quoted)
                    .anyMatch(problem -> problem.file().endsWith(one.file)
                            && problem.what().contains(one.quoted)
                            && problem.toString().lines().count() == 1);
        }
        assertThat(problems).extracting(Problem::what).doesNotHaveDuplicates();
        assertThat(problems).hasSameSizeAs(broken);
    }

    private void readBeside(String folder, List<Broken> files, List<Broken> broken, List<Problem> problems)
            throws IOException {
        TestFolder good = new TestFolder(temp.resolve(folder));
        for (Broken file : files) {
            good.bytes(file.file, file.content);
        }
        switch (folder) {
            case "coco" -> {
                good.png("images/good.png", 100, 80);
                good.text(
                        "annotations/instances_good.json",
                        json("[{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 1, 49, 39]}]"));
            }
            case "voc" -> {
                good.png("JPEGImages/good.png", 100, 80);
                good.voc("Annotations/good.xml", "good.png", TestFolder.object("cat", "2", "2", "50", "40"));
            }
            case "yolo" -> {
                good.png("images/good.png", 100, 80);
                good.text("labels/good.txt", "0 .255 .25625 .49 .4875\n");
                for (Broken file : files) {
                    if (file.file.endsWith(".txt")) {
                        good.png(file.file.replace("labels/", "images/").replace(".txt", ".png"), 100, 80);
                    }
                }
            }
            default -> good.png("good.png", 100, 80);
        }
        Dataset dataset = Datasets.open(good.path());
        List<LabelledImage> read = dataset.images().stream()
                .filter(image ->
                        image.file().endsWith("good.png") && image.labels().count() > 0)
                .toList();
        if (!folder.equals("pictures")) {
            assertThat(read)
                    .anySatisfy(image -> assertThat(image.labels().boxes()).containsExactly(1, 1, 50, 40));
        } else {
            assertThat(dataset.images()).hasSize(1);
        }
        broken.addAll(files);
        problems.addAll(dataset.problems());
    }

    private static String json(String annotations) {
        return "{\"images\": [{\"id\": 1, \"file_name\": \"good.png\"}], \"categories\": [{\"id\": 1, \"name\": \"cat\"}], \"annotations\": "
                + annotations + "}";
    }

    private static Broken annotation(String name, String fields, String quoted) {
        return new Broken(
                "annotations/instances_" + name + ".json",
                json("[{\"id\": 2, \"image_id\": 1, " + fields + "}]"),
                quoted);
    }

    private static List<Broken> coco() {
        String latin = "{\"images\": [], \"categories\": [{\"id\": 1, \"name\": \"g\u00e9nie\"}], \"annotations\": []}";
        return List.of(
                annotation("negative", "\"category_id\": 1, \"bbox\": [1, 1, 20, -21]", "-21.0"),
                annotation("nan", "\"category_id\": 1, \"bbox\": [1, 1, NaN, 20]", "NaN"),
                annotation("huge", "\"category_id\": 1, \"bbox\": [1, 1, 20, 1e99]", "Infinity"),
                annotation("outside", "\"category_id\": 1, \"bbox\": [1001, 1, 5, 5]", "1001.0"),
                annotation("zero", "\"category_id\": 1, \"bbox\": [33, 1, 0, 5]", "[33.0, 1.0, 0.0, 5.0] has no area"),
                annotation("short", "\"category_id\": 1, \"bbox\": [1, 2, 3]", "holds 3"),
                annotation("nobox", "\"category_id\": 1", "no bbox"),
                annotation("text", "\"category_id\": 1, \"bbox\": \"wide\"", "\"wide\""),
                annotation("word", "\"category_id\": 1, \"bbox\": [1, 1, \"five\", 5]", "\"five\""),
                annotation("category", "\"category_id\": 77, \"bbox\": [1, 1, 5, 5]", "77"),
                annotation("nocategory", "\"bbox\": [1, 1, 5, 5]", "no category_id"),
                new Broken(
                        "annotations/instances_image.json",
                        json("[{\"image_id\": 404, \"category_id\": 1, \"bbox\": [1, 1, 5, 5]}]"),
                        "404"),
                new Broken(
                        "annotations/instances_id.json",
                        json("[{\"image_id\": 123456789012345678901, \"category_id\": 1, \"bbox\": [1, 1, 5, 5]}]"),
                        "123456789012345678901"),
                new Broken(
                        "annotations/instances_escape.json",
                        "{\"images\": [{\"id\": 1, \"file_name\": \"good.png\"}, {\"id\": 2, \"file_name\": \"../../../etc/shadow\"}]}",
                        "../../../etc/shadow"),
                new Broken(
                        "annotations/instances_cut.json",
                        json("[{\"id\": 3, \"image").replace("}]}", ""),
                        "1 images and 0 boxes"),
                new Broken("annotations/instances_list.json", "{\"images\": \"none\"}", "\"none\""),
                new Broken("annotations/instances_prose.json", "{\"images\": oops", "oops"),
                new Broken("annotations/instances_empty.json", "", "is empty"),
                new Broken("annotations/instances_results.json", "[{\"image_id\": 1}]", "holds a list"),
                new Broken(
                        "annotations/instances_latin.json", latin.getBytes(StandardCharsets.ISO_8859_1), "not UTF-8"));
    }

    private static Broken object(String name, String... corners) {
        String object = TestFolder.object("cat", corners[0], corners[1], corners[2], corners[3]);
        return new Broken(
                "Annotations/" + name + ".xml",
                "<annotation><filename>good.png</filename><size><width>100</width><height>80</height></size>" + object
                        + "</annotation>",
                corners[4]);
    }

    private static List<Broken> voc() {
        String size =
                "<annotation><filename>good.png</filename><size><width>%s</width><height>%s</height></size></annotation>";
        return List.of(
                object("words", "ten", "1", "20", "20", "\"ten\""),
                object("nan", "NaN", "1", "20", "20", "\"NaN\""),
                object("infinite", "1", "1", "1e999", "20", "1e999"),
                object("swapped", "60", "1", "20", "20", "xmin 60"),
                object("point", "504", "337", "504", "337", "504"),
                object("below", "1", "900", "20", "920", "ymin 900"),
                object("far", "1", "1", "300", "20", "xmax 300"),
                new Broken(
                        "Annotations/nosize.xml",
                        "<annotation><filename>good.png</filename><size><width>100</width></size></annotation>",
                        "no <height>"),
                new Broken("Annotations/nullsize.xml", Texts.format(size, "0", "80"), "\"0\""),
                new Broken("Annotations/othersize.xml", Texts.format(size, "640", "480"), "640x480"),
                new Broken(
                        "Annotations/noname.xml",
                        "<annotation><filename>good.png</filename><size><width>100</width><height>80</height></size><object/></annotation>",
                        "no name"),
                new Broken(
                        "Annotations/escape.xml",
                        Texts.format(size, "100", "80").replace("good.png", "../../../etc/hosts"),
                        "../../../etc/hosts"),
                new Broken(
                        "Annotations/missing.xml",
                        Texts.format(size, "100", "80").replace("good.png", "gone.jpg"),
                        "gone.jpg"),
                new Broken(
                        "Annotations/bomb.xml",
                        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hosts\">]><annotation>&e;</annotation>",
                        "DOCTYPE"),
                new Broken("Annotations/html.xml", "<html></html>", "<html>"),
                new Broken("Annotations/cut.xml", "<annotation><filename>good.png", "XML is broken"),
                new Broken("Annotations/empty.xml", "", "XML is broken"));
    }

    private static List<Broken> yolo() {
        return List.of(
                new Broken("data.yaml", "path: .\ntrain: images\nnames: [cat]\nnc: 9\n", "9"),
                new Broken("labels/words.txt", "cat .5 .5 .1 .1", "\"cat\""),
                new Broken("labels/range.txt", "7 .5 .5 .1 .1", "class is 7"),
                new Broken("labels/pixels.txt", "0 320 240 50 60", "320"),
                new Broken("labels/short.txt", "0 .5 .5 .1", "holds 4"),
                new Broken("labels/scores.txt", "0 .5 .5 .1 .1 .97", "6 values"),
                new Broken("labels/nan.txt", "0 .5 .5 .1 nan", "\"nan\""),
                new Broken("labels/flat.txt", "0 .25 .5 .1 0", "0.25 0.5 0.1 0"),
                new Broken("labels/negative.txt", "0 .5 .5 -.3 .1", "-0.3"));
    }

    private static List<Broken> pictures() throws IOException {
        byte[] noSize = TestFolder.png(4, 4);
        Arrays.fill(noSize, 16, 20, (byte) 0);
        return List.of(
                new Broken("empty.jpg", "", "0 bytes"),
                new Broken("prose.jpg", "Once upon a time", "4f 6e 63 65"),
                new Broken("web.png", "RIFF\0\0\0\0WEBPVP8 ", "WebP"),
                new Broken("tiff.png", "II*\0\0\0\0\0\0\0\0\0", "TIFF"),
                new Broken("cut.gif", "GIF89a", "GIF file ends"),
                new Broken("cut.bmp", "BM000", "BMP file ends"),
                new Broken("nosize.png", noSize, "0x4"));
    }

    /** Files whose header is right and whose pixels are not; that shows when they are decoded. */
    private static List<Broken> undecodable() throws IOException {
        byte[] png = TestFolder.png(64, 64);
        byte[] large = TestFolder.png(64, 64);
        large[17] = 1;
        large[21] = 1;
        return List.of(
                new Broken("half.png", Arrays.copyOf(png, png.length / 2), "PNG data is broken"),
                new Broken("large.png", large, PIXEL_LIMIT));
    }

    private Problem decoded(Broken broken) throws IOException {
        Path file = new TestFolder(temp).bytes(broken.file, broken.content);
        try {
            Images.read(file);
        } catch (ImageException e) {
            return new Problem(file, "", e.reason());
        }
        throw new AssertionError(file + " was read");
    }
}
