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
import org.focallens.data.DatasetException;
import org.focallens.data.image.ImageException;
import org.focallens.data.image.Images;
import org.focallens.data.open.Datasets;
import org.focallens.data.settings.SettingsException;
import org.focallens.data.settings.SettingsFile;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.checkpoint.CheckpointException;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunShelf;
import org.focallens.train.sweep.SweepFolder;
import org.focallens.ui.window.SessionStore;
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
        return List.of(
                FuzzTarget.of("COCO", DatasetException.class, Datasets::open, Seeds.coco()),
                FuzzTarget.of("VOC", DatasetException.class, Datasets::open, Seeds.voc()),
                FuzzTarget.of("YOLO", DatasetException.class, Datasets::open, Seeds.yolo()),
                image("PNG", "png"),
                image("JPEG", "jpg"),
                image("BMP", "bmp"),
                image("GIF", "gif"),
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

    private static FuzzTarget image(String name, String format) {
        return FuzzTarget.of(
                name,
                ImageException.class,
                folder -> Images.read(folder.resolve("picture")),
                FuzzTarget.Seed.of("picture", Seeds.picture(format)));
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

    @ParameterizedTest
    @MethodSource("targets")
    void theInputsAreValidBeforeTheyAreChanged(FuzzTarget target) throws Exception {
        for (FuzzTarget.Seed seed : target.seeds()) {
            for (Map.Entry<String, byte[]> file : seed.files().entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
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
