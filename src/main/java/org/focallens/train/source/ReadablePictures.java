package org.focallens.train.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.Problem;
import org.focallens.data.file.InputFile;
import org.focallens.data.image.ImageException;
import org.focallens.data.image.ImageFormat;
import org.focallens.data.image.Images;

/**
 * Finds, before a run's first step, the pictures that it could not read: of every one the first bytes are looked at and, where its format
 * marks its end, the last. Only one that looks as if it broke off is decoded, so that a hundred thousand pictures take seconds.
 *
 * @param dataset  without the pictures that cannot be read
 * @param problems one for each of those
 */
record ReadablePictures(Dataset dataset, List<Problem> problems) {

    /** A camera may write something behind the end. */
    private static final int TAIL = 4096;

    /**
     * Looks at all pictures of a data set.
     *
     * @throws IOException           if none can be read
     * @throws CancellationException when cancelled
     */
    static ReadablePictures of(Dataset dataset, BooleanSupplier cancelled) throws IOException {
        List<LabelledImage> kept = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (LabelledImage image : dataset.images()) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the data set was not opened");
            }
            try {
                check(image.file());
                kept.add(image);
            } catch (ImageException e) {
                problems.add(new Problem(image.file(), "", e.reason() + "; the image is left out"));
            }
        }
        if (kept.isEmpty() && !problems.isEmpty()) {
            throw new IOException(dataset.name() + ": none of its " + problems.size()
                    + " images can be read: put the pictures where the labels say they are (" + problems.get(0) + ")");
        }
        return new ReadablePictures(dataset.withImages(kept), List.copyOf(problems));
    }

    private static void check(Path file) throws ImageException {
        if (seemsToBreakOff(file, Images.header(file).format())) {
            Images.read(file);
        }
    }

    private static boolean seemsToBreakOff(Path file, ImageFormat format) throws ImageException {
        return switch (format) {
            case JPEG -> !tail(file).contains("\u00FF\u00D9");
            case PNG -> !tail(file).contains("IEND");
            default -> false;
        };
    }

    private static String tail(Path file) throws ImageException {
        try (FileChannel channel = InputFile.channel(file)) {
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(TAIL, Files.size(file)));
            channel.position(channel.size() - tail.capacity());
            while (tail.hasRemaining() && channel.read(tail) >= 0) {
                // reads on until the buffer is full
            }
            return new String(tail.array(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new ImageException(file, "cannot be read (" + e.getMessage() + "): check the file and its rights");
        }
    }
}
