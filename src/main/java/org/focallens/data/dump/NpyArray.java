package org.focallens.data.dump;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.focallens.data.DatasetException;
import org.focallens.data.file.Quote;

/**
 * An array of numbers as numpy.save writes it (numpy.lib.format, versions 1 to 3): float32, float64 and whole numbers, little endian, in C or in
 * Fortran order. An array with objects in it is refused: it would be a program.
 *
 * @param shape  each 0 or more
 * @param values in C order, whatever the file's
 */
record NpyArray(long[] shape, float[] values) {
    /** More numbers than figure 4 needs, and few enough for memory. */
    static final int MOST = 50_000_000;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int BUFFER = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    static NpyArray read(Path file, BooleanSupplier cancelled) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(file, "is not a regular file: name a .npy file", null);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            String header = header(file, in);
            String type = find(DESCR, header, file, "'descr'");
            long[] shape = shape(find(SHAPE, header, file, "'shape'"), file);
            Reader reader = reader(type, file);
            float[] values = values(file, in, (int) count(shape, file), reader, cancelled);
            boolean fortran = find(ORDER, header, file, "'fortran_order'").equals("True");
            return new NpyArray(shape, fortran ? inCOrder(values, shape) : values);
        }
    }

    private static String header(Path file, InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new DatasetException(file, "is not a .npy file: save it with numpy.save", null);
        }
        int bytes = start[MAGIC.length] == 1 ? 2 : 4;
        byte[] length = Arrays.copyOf(in.readNBytes(bytes), 4);
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size < 0 || size > LONGEST_HEADER) {
            throw new DatasetException(file, "is a broken .npy file: its header would have " + size + " bytes", null);
        }
        byte[] text = in.readNBytes(size);
        if (text.length < size) {
            throw new DatasetException(file, "breaks off in its header: save it again", null);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static String find(Pattern pattern, String header, Path file, String what) throws DatasetException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new DatasetException(
                    file,
                    "is a .npy file without a plain " + what + " in its header " + Quote.of(header)
                            + ": save one array of numbers",
                    null);
        }
        return matcher.group(1);
    }

    private static long[] shape(String text, Path file) throws DatasetException {
        try {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(size -> !size.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new DatasetException(file, "has the shape (" + Quote.of(text) + "), too large to be read", e);
        }
    }

    private static long count(long[] shape, Path file) throws DatasetException {
        long count = 1;
        for (long size : shape) {
            count = size == 0 || count == 0 ? 0 : size > MOST / count ? MOST + 1L : count * size;
        }
        if (count > MOST) {
            throw new DatasetException(
                    file,
                    "has the shape " + Arrays.toString(shape) + ", more than " + MOST / 1_000_000
                            + " million numbers: save fewer images, a few suffice",
                    null);
        }
        return count;
    }

    /** Takes one number out of a buffer. */
    private record Reader(int bytes, ToDoubleFunction<ByteBuffer> take) {}

    private static Reader reader(String type, Path file) throws DatasetException {
        return switch (type) {
            case "<f4" -> new Reader(4, ByteBuffer::getFloat);
            case "<f8" -> new Reader(8, ByteBuffer::getDouble);
            case "|i1" -> new Reader(1, ByteBuffer::get);
            case "|u1", "|b1" -> new Reader(1, buffer -> buffer.get() & 0xff);
            case "<i2" -> new Reader(2, ByteBuffer::getShort);
            case "<i4" -> new Reader(4, ByteBuffer::getInt);
            case "<i8" -> new Reader(8, ByteBuffer::getLong);
            default ->
                throw new DatasetException(
                        file,
                        "holds numbers of the type '" + Quote.of(type)
                                + "', but little-endian float32, float64 or whole numbers are read: convert with .astype('<f4')",
                        null);
        };
    }

    private static float[] values(Path file, InputStream in, int count, Reader reader, BooleanSupplier cancelled)
            throws IOException {
        long there = Files.size(file);
        if (there < (long) count * reader.bytes) {
            throw new DatasetException(
                    file,
                    "breaks off: " + count + " numbers of " + reader.bytes + " bytes do not fit into " + there
                            + " bytes",
                    null);
        }
        float[] values = new float[count];
        byte[] bytes = new byte[BUFFER];
        for (int done = 0; done < count; ) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("reading was cancelled");
            }
            int wanted = Math.min(count - done, BUFFER / reader.bytes);
            if (in.readNBytes(bytes, 0, wanted * reader.bytes) < wanted * reader.bytes) {
                throw new DatasetException(file, "breaks off after " + done + " of " + count + " numbers", null);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < wanted; i++) {
                values[done++] = (float) reader.take.applyAsDouble(buffer);
            }
        }
        return values;
    }

    /** The first index runs fastest in Fortran, the last in C. */
    private static float[] inCOrder(float[] values, long[] shape) {
        float[] ordered = new float[values.length];
        int[] index = new int[shape.length];
        for (float value : values) {
            int at = 0;
            for (int d = 0; d < shape.length; d++) {
                at = (int) (at * shape[d] + index[d]);
            }
            ordered[at] = value;
            for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
                index[d] = 0;
            }
        }
        return ordered;
    }
}
