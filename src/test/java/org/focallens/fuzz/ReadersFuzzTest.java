package org.focallens.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.ReadOptions;
import org.focallens.data.dump.AnchorDumps;
import org.focallens.data.image.HexPictures;
import org.focallens.data.image.ImageException;
import org.focallens.data.image.Images;
import org.focallens.data.open.Datasets;
import org.focallens.data.predictions.PredictionFiles;
import org.focallens.data.settings.SettingsException;
import org.focallens.data.settings.SettingsFile;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.checkpoint.CheckpointException;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunShelf;
import org.focallens.train.sweep.SweepFolder;
import org.focallens.ui.loss.calculator.CalculatorTables;
import org.focallens.ui.window.SessionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reader is given valid inputs that were changed at random: it reads them, or says by its documented exception what is wrong. 2,000 cases in
 * the suite; any number by {@code -Dfocallens.fuzz=300000}, and one case again by {@code -Dfocallens.fuzz.case=N} with the number that a failure names.
 */
class ReadersFuzzTest {

    private static final int CASES = Integer.getInteger("focallens.fuzz", 2000);
    private static final int ONLY = Integer.getInteger("focallens.fuzz.case", -1);
    private static final int PATIENCE_SECONDS = 60;
    private static final int FAULTS_TOLD = 20;
    /** Classes of the library and of the reader's own are loaded in the first cases, and open their files and threads then. */
    private static final int WARM_UP = 20;

    @TempDir
    private Path folder;

    /** A new reader is a line here. */
    static List<FuzzTarget> targets() throws IOException {
        return Stream.of(labels(), detectors(), pictures(), ownFiles())
                .flatMap(List::stream)
                .toList();
    }

    /** Every format on its own, so that what was changed is read by it and by no other; all of them as they are recognised; and in a zip file. */
    private static List<FuzzTarget> labels() {
        List<FuzzTarget> targets = new ArrayList<>();
        LabelSeeds.all()
                .forEach((format, seeds) ->
                        targets.add(labels(format.title(), ReadOptions.DEFAULT.withFormat(format), seeds)));
        targets.add(labels(
                "recognised",
                ReadOptions.DEFAULT,
                LabelSeeds.all().values().stream().flatMap(List::stream).toList()));
        targets.add(FuzzTarget.of(
                "zip",
                DatasetException.class,
                folder -> Datasets.open(folder.resolve("set.zip")),
                LabelSeeds.zipped(Seeds.coco(), ZipEntry.STORED),
                LabelSeeds.zipped(Seeds.yolo(), ZipEntry.DEFLATED)));
        return targets;
    }

    private static List<FuzzTarget> detectors() throws IOException {
        return List.of(
                predictions("COCO results", Seeds.coco(), Seeds.cocoResults()),
                predictions("YOLO predictions", Seeds.yolo(), Seeds.yoloPredictions()),
                new FuzzTarget(
                        "anchor dump",
                        List.of(DatasetException.class),
                        ReadersFuzzTest::readDump,
                        UnaryOperator.identity(),
                        Seeds.dumps()),
                FuzzTarget.of(
                        "calculator table",
                        IllegalArgumentException.class,
                        folder -> CalculatorTables.read(
                                new String(Files.readAllBytes(folder.resolve("table.csv")), StandardCharsets.UTF_8)),
                        FuzzTarget.Seed.of("table.csv", "x0,x1,target\n2,-1,0\n-3,\"0.5\",-1\n"),
                        FuzzTarget.Seed.of("table.csv", "p0;p1;target\n0,25;0,5;1\n")));
    }

    private static List<FuzzTarget> pictures() {
        return List.of(
                picture("PNG", Seeds.picture("png")),
                picture("JPEG", Seeds.picture("jpg")),
                picture("BMP", Seeds.picture("bmp")),
                picture("GIF", Seeds.picture("gif")),
                picture(
                        "WebP",
                        HexPictures.LOSSLESS_WEBP.get(),
                        HexPictures.LOSSY_WEBP.get(),
                        HexPictures.ALPHA_WEBP.get()),
                picture("TIFF", HexPictures.TURNED_TIFF.get(), Seeds.picture("tiff")));
    }

    private static List<FuzzTarget> ownFiles() throws IOException {
        return List.of(
                FuzzTarget.of(
                        "anchor settings",
                        SettingsException.class,
                        folder -> SettingsFile.read(folder.resolve("own.json")),
                        Seeds.settings()),
                new FuzzTarget(
                        "checkpoint",
                        List.of(CheckpointException.class),
                        folder -> Checkpoint.read(folder.resolve("run.ckpt")),
                        ReadersFuzzTest::checkpoint,
                        List.of(Seeds.checkpoint())),
                new FuzzTarget(
                        "run",
                        List.of(IOException.class, CheckpointException.class),
                        ReadersFuzzTest::readRun,
                        UnaryOperator.identity(),
                        List.of(Seeds.run())),
                FuzzTarget.of("sweep", IOException.class, ReadersFuzzTest::readSweep, Seeds.sweep()),
                FuzzTarget.of(
                        "window session",
                        IOException.class,
                        folder -> new SessionStore(folder.resolve("session.json")).load(),
                        Seeds.session()));
    }

    private static FuzzTarget labels(String name, ReadOptions options, List<FuzzTarget.Seed> seeds) {
        return FuzzTarget.of(
                name,
                DatasetException.class,
                folder -> Datasets.open(folder, options, () -> false, share -> {}),
                seeds.toArray(FuzzTarget.Seed[]::new));
    }

    private static FuzzTarget picture(String name, byte[]... files) {
        return FuzzTarget.of(
                name,
                ImageException.class,
                folder -> Images.read(folder.resolve("picture")),
                Stream.of(files)
                        .map(file -> FuzzTarget.Seed.of("picture", file))
                        .toArray(FuzzTarget.Seed[]::new));
    }

    private static FuzzTarget predictions(String name, FuzzTarget.Seed set, FuzzTarget.Seed found) throws IOException {
        Dataset dataset = Seeds.opened(set);
        return FuzzTarget.of(
                name,
                DatasetException.class,
                folder -> PredictionFiles.open(folder, dataset, () -> false, share -> {}),
                found);
    }

    private static void readDump(Path folder) throws IOException {
        Path arrays = folder.resolve("logits.npy");
        AnchorDumps.read(Files.exists(arrays) ? arrays : folder.resolve("logits.csv"), () -> false);
    }

    private static void readRun(Path folder) throws IOException {
        new RunShelf(folder).list();
        new RunFolder(folder.resolve("run")).read();
    }

    private static void readSweep(Path folder) throws IOException {
        SweepFolder.open(folder, SweepFolder.read(folder)).results(SweepFolder.read(folder));
    }

    /** A header that was changed gets its length again, and the whole its checksum, or the reader would look no further. */
    private static byte[] checkpoint(byte[] changed) {
        String text = new String(changed, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf("}\n");
        if (end < 24 || changed.length < 32) {
            return changed;
        }
        byte[] mutated = changed;
        Random random = new Random(text.hashCode());
        if (random.nextInt(4) > 0) {
            byte[] header = Mutation.of(text.substring(24, end + 2).getBytes(StandardCharsets.ISO_8859_1), random);
            mutated = new byte[24 + header.length + changed.length - end - 2];
            System.arraycopy(changed, 0, mutated, 0, 24);
            System.arraycopy(header, 0, mutated, 24, header.length);
            System.arraycopy(changed, end + 2, mutated, 24 + header.length, changed.length - end - 2);
            ByteBuffer.wrap(mutated).order(ByteOrder.LITTLE_ENDIAN).putInt(12, header.length);
        }
        CRC32 sum = new CRC32();
        sum.update(mutated, 0, mutated.length - 4);
        ByteBuffer.wrap(mutated).order(ByteOrder.LITTLE_ENDIAN).putInt(mutated.length - 4, (int) sum.getValue());
        return mutated;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatIsReadIsReadOrRefusedInWords(FuzzTarget target) throws Exception {
        int cases = Math.max(1, CASES / targets().size());
        List<String> faults = new ArrayList<>();
        ExecutorService watched = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "fuzz");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long before = 0;
            int threads = 0;
            for (int number = Math.max(0, ONLY); number < (ONLY < 0 ? cases : ONLY + 1); number++) {
                if (number == WARM_UP) {
                    before = descriptors();
                    threads = Thread.activeCount();
                }
                String fault = watched(new FuzzCase(target, number), watched);
                if (!fault.isEmpty() && faults.size() < FAULTS_TOLD) {
                    faults.add("case " + number + ": " + fault);
                }
            }
            assertThat(faults).as("%s: %d cases", target, cases).isEmpty();
            if (ONLY < 0 && cases > WARM_UP) {
                assertThat(descriptors()).as("open files after %s", target).isLessThanOrEqualTo(before + 3);
                assertThat(Thread.activeCount()).as("threads after %s", target).isLessThanOrEqualTo(threads + 2);
            }
        } finally {
            watched.shutdownNow();
        }
    }

    @Test
    void everyFormatIsTriedWithSetsThatAreRecognised() throws IOException {
        Map<DatasetFormat, List<FuzzTarget.Seed>> all = LabelSeeds.all();
        assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(Datasets.formats());
        for (DatasetFormat format : Datasets.formats()) {
            for (FuzzTarget.Seed seed : all.get(format)) {
                Dataset dataset = Seeds.opened(seed);
                assertThat(dataset.format()).isEqualTo(format);
                assertThat(dataset.images().stream()
                                        .mapToInt(image -> image.labels().boxes().length)
                                        .sum()
                                > 0)
                        .as("%s holds boxes", format)
                        .isEqualTo(format != DatasetFormat.IMAGES);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void theInputsAreValidBeforeTheyAreChanged(FuzzTarget target) throws Exception {
        for (FuzzTarget.Seed seed : target.seeds()) {
            seed.write(folder);
            target.reader().read(folder);
            FuzzCase.clear(folder);
        }
    }

    private String watched(FuzzCase one, ExecutorService watched) throws IOException, InterruptedException {
        one.write(folder);
        Future<String> result = watched.submit(() -> one.run(folder));
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(one + " is not done after " + PATIENCE_SECONDS + " seconds", e);
        } catch (ExecutionException e) {
            throw new AssertionError(one + " cannot be run", e);
        } finally {
            FuzzCase.clear(folder);
        }
    }

    /** {@return files that the process holds open; 0 where the system does not say} */
    private static long descriptors() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(open)) {
            return files.count();
        }
    }
}
