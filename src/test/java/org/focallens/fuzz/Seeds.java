package org.focallens.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.match.LevelCount;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.open.Datasets;
import org.focallens.data.settings.SettingsFile;
import org.focallens.train.Checkpoints;
import org.focallens.train.StepMillis;
import org.focallens.train.StepReport;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.run.Mark;
import org.focallens.train.run.Measure;
import org.focallens.train.run.RunKeeper;
import org.focallens.train.run.RunShelf;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.sweep.SweepFolder;
import org.focallens.train.sweep.SweepPlan;
import org.focallens.ui.window.Session;
import org.focallens.ui.window.SessionStore;

/** Small valid inputs, made as the program makes them or written as labelling tools write them. */
final class Seeds {

    private Seeds() {}

    static byte[] picture(String format) {
        BufferedImage picture = new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 16 * 12; i++) {
            picture.setRGB(i % 16, i / 16, i * 7919);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalStateException("no writer of " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static FuzzTarget.Seed coco() {
        return FuzzTarget.Seed.of("annotations/instances.json", """
                {"info": {"year": 2024}, "licenses": [],
                 "images": [{"id": 1, "file_name": "a.png", "width": 16, "height": 12}, {"id": 2, "file_name": "b.png", "width": 16, "height": 12}],
                 "annotations": [
                  {"id": 1, "image_id": 1, "category_id": 3, "bbox": [1, 2, 5.5, 6], "area": 33, "iscrowd": 0, "segmentation": [[1, 2, 6, 2, 6, 8]]},
                  {"id": 2, "image_id": 2, "category_id": 4, "bbox": [0, 0, 4, 4], "area": 16, "iscrowd": 1,
                   "segmentation": {"size": [12, 16], "counts": [0, 12, 180]}}],
                 "categories": [{"id": 3, "name": "cat", "supercategory": "animal"}, {"id": 4, "name": "dog"}]}
                """)
                .and("images/a.png", picture("png"))
                .and("images/b.png", picture("png"));
    }

    static FuzzTarget.Seed voc() {
        return FuzzTarget.Seed.of("Annotations/a.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <annotation>
                <folder>VOC</folder>
                <filename>a.jpg</filename>
                <size><width>16</width><height>12</height><depth>3</depth></size>
                <object>
                <name>cat</name>
                <pose>Left</pose>
                <truncated>1</truncated>
                <difficult>0</difficult>
                <bndbox>
                <xmin>2</xmin>
                <ymin>3</ymin>
                <xmax>10</xmax>
                <ymax>9</ymax>
                </bndbox>
                </object>
                </annotation>
                """)
                .and("JPEGImages/a.jpg", picture("jpg"))
                .and("ImageSets/Main/trainval.txt", "a\n");
    }

    static FuzzTarget.Seed yolo() {
        return FuzzTarget.Seed.of("data.yaml", """
                path: .
                train: images/train
                val: images/val
                nc: 2
                names:
                  0: cat
                  1: 'big dog'
                """)
                .and("images/train/a.jpg", picture("jpg"))
                .and("images/val/b.png", picture("png"))
                .and("labels/train/a.txt", "0 0.5 0.5 0.25 0.5\n1 0.25 0.5 0.125 0.125\n")
                .and("labels/val/b.txt", "1 .1 .1 .2 .1 .2 .3\n");
    }

    /** Logits of three anchors and two classes beside their targets, as numpy.save writes them, and the same as a table. */
    static List<FuzzTarget.Seed> dumps() {
        byte[] targets = npy("<i8", "3", 24);
        return List.of(
                FuzzTarget.Seed.of("logits.npy", npy("<f4", "3, 2", 24)).and("targets.npy", targets),
                FuzzTarget.Seed.of("logits.npy", npy("<f8", "1, 3, 2", 48)).and("targets.npy", targets),
                FuzzTarget.Seed.of("logits.csv", "target,x0,x1\n0,2,-1\n-1,-3,-4\n-2,0.5,1e1\n"));
    }

    private static byte[] npy(String type, String shape, int bytes) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + ",), }";
        header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteBuffer file = ByteBuffer.allocate(10 + header.length() + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        file.putShort((short) header.length());
        file.put(header.getBytes(StandardCharsets.ISO_8859_1));
        return file.array();
    }

    /** What a detector found in the pictures of {@link #coco}. */
    static FuzzTarget.Seed cocoResults() {
        return FuzzTarget.Seed.of("results.json", """
                [{"image_id": 1, "category_id": 3, "bbox": [1, 2, 5.5, 6], "score": 0.9},
                 {"image_id": 2, "category_id": 4, "score": 0.5, "segmentation": {"size": [12, 16], "counts": "06PO"}, "bbox": [0, 0, 4, 4]},
                 {"image_id": 2, "category_id": 3, "score": 0.25, "segmentation": {"size": [12, 16], "counts": [0, 12, 180]}}]
                """);
    }

    /** What a detector found in the pictures of {@link #yolo}. */
    static FuzzTarget.Seed yoloPredictions() {
        return FuzzTarget.Seed.of("labels/a.txt", "0 0.5 0.5 0.25 0.5 0.75\n1 0.1 0.1 0.3 0.1 0.2 0.4 0.9\n")
                .and("labels/b.txt", "1 0.25,0.5,0.125,0.125,0.5 17\n");
    }

    static FuzzTarget.Seed settings() throws IOException {
        return FuzzTarget.Seed.of(
                "own.json",
                SettingsFile.object(new NamedSettings(
                                "mine",
                                new AssignSettings(
                                        SmallImages.PRESET.anchors(),
                                        SmallImages.PRESET.matching(),
                                        new ResizeRule.None(),
                                        CrowdRule.DROP)))
                        .toString());
    }

    static FuzzTarget.Seed checkpoint() throws IOException {
        return inFolder(folder -> checkpointOf(1).write(folder.resolve("run.ckpt")));
    }

    private static Checkpoint checkpointOf(int steps) {
        return Checkpoints.of(Checkpoints.small(), Checkpoints.FOCAL, steps);
    }

    static FuzzTarget.Seed run() throws IOException {
        return inFolder(folder -> {
            try (RunKeeper keeper = new RunKeeper(new RunShelf(folder), "run")) {
                for (int step = 1; step <= 3; step++) {
                    keeper.add(report(step));
                }
                keeper.add(new Mark(2, "γ", "1", "2"));
                keeper.add(new Measure(2, 40, .1, .2, .05));
                keeper.save(checkpointOf(3));
            }
        });
    }

    static FuzzTarget.Seed sweep() throws IOException {
        SweepPlan plan = new SweepPlan(
                List.of(.25), List.of(2.0), 1, 1, Checkpoints.DATA, Checkpoints.small(), Checkpoints.FOCAL);
        return inFolder(folder -> SweepFolder.open(folder, plan)).and("runs/alpha-0.25-gamma-2-seed-1.json", """
                {"point": {"alpha": 0.25, "gamma": 2.0, "seed": 1}, "steps": 1, "diverged": false, "loss": 0.5,
                 "ap": 0.1, "ap50": 0.2, "ap75": 0.05, "seconds": 1.5}
                """);
    }

    static FuzzTarget.Seed session() throws IOException {
        return inFolder(folder -> new SessionStore(folder.resolve("session.json")).save(Session.FIRST));
    }

    private static StepReport report(int step) {
        LevelCount count = new LevelCount("P3", 8, 100, 5, 10);
        LevelLoss loss = new LevelLoss(.25, .0625, .125, 1, 2);
        return new StepReport(
                step,
                1,
                List.of(count, count, count, count, count),
                List.of(loss, loss, loss, loss, loss),
                StepSettings.of(new FocalLoss(.25, 2), 1e-3),
                5e-4,
                4,
                new StepMillis(1, 2, 3, 4, 5),
                Optional.empty());
    }

    /** {@return the data set of a valid input, whose files are gone again} */
    static Dataset opened(FuzzTarget.Seed seed) throws IOException {
        Path folder = Files.createTempDirectory("seed");
        try {
            seed.write(folder);
            return Datasets.open(folder);
        } finally {
            FuzzCase.clear(folder);
            Files.delete(folder);
        }
    }

    private static FuzzTarget.Seed inFolder(FuzzTarget.Reader writer) throws IOException {
        Path folder = Files.createTempDirectory("seed");
        try {
            writer.read(folder);
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            return new FuzzTarget.Seed(files);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            FuzzCase.clear(folder);
            Files.delete(folder);
        }
    }
}
