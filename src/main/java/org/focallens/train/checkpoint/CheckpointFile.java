package org.focallens.train.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.focallens.data.file.InputFile;

/**
 * The bytes of a checkpoint, all numbers little-endian: eight that no other format begins with and that a transfer as text would
 * change; version; length of the header; number of arrays; length of each; the header; the arrays, one after the other, as IEEE
 * floats; and the CRC-32 of everything before it, which ends the file in every version.
 *
 * @param header UTF-8 JSON
 * @param arrays all of one length
 */
record CheckpointFile(byte[] header, List<float[]> arrays) {

    static final int VERSION = 1;

    private static final byte[] MAGIC = {(byte) 0x89, 'F', 'L', 'C', 'P', '\r', '\n', 0x1A};
    private static final int PREFIX = MAGIC.length + 4 * Integer.BYTES;
    private static final int CHECKSUM = Integer.BYTES;
    private static final int CHUNK = 1 << 16;

    /** Writes the bytes and leaves the stream open. */
    static void write(OutputStream out, byte[] header, List<float[]> arrays) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
        byte[] bytes = new byte[CHUNK];
        ByteBuffer chunk = over(bytes);
        chunk.put(MAGIC)
                .putInt(VERSION)
                .putInt(header.length)
                .putInt(arrays.size())
                .putInt(arrays.get(0).length);
        checked.write(bytes, 0, chunk.position());
        checked.write(header);
        for (float[] array : arrays) {
            for (int from = 0; from < array.length; from += CHUNK / Float.BYTES) {
                int count = Math.min(CHUNK / Float.BYTES, array.length - from);
                chunk.clear().asFloatBuffer().put(array, from, count);
                checked.write(bytes, 0, count * Float.BYTES);
            }
        }
        byte[] checksum = new byte[CHECKSUM];
        over(checksum).putInt((int) checked.getChecksum().getValue());
        out.write(checksum);
    }

    private static ByteBuffer buffer(int bytes) {
        return over(new byte[bytes]);
    }

    private static ByteBuffer over(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the bytes; what their lengths ask for is allocated only after the checksum and the file's own length agree with them. */
    static CheckpointFile read(Path file) throws CheckpointException {
        if (Files.isDirectory(file)) {
            throw new CheckpointException(file, "is a folder: choose a checkpoint in it", null);
        }
        try (FileChannel channel = InputFile.channel(file)) {
            return read(file, channel);
        } catch (CheckpointException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new CheckpointException(file, "is not there: check the path", e);
        } catch (IOException e) {
            throw new CheckpointException(
                    file, "cannot be read (" + e.getMessage() + "): check the file and the disk", e);
        }
    }

    private static CheckpointFile read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer prefix = buffer((int) Math.min(PREFIX, size));
        fill(file, channel, prefix);
        requireMagic(file, prefix);
        if (size < PREFIX + CHECKSUM
                || checksum(file, channel.position(0), size - CHECKSUM) != lastBytes(file, channel)) {
            throw damaged(file);
        }
        int version = prefix.position(MAGIC.length).getInt();
        if (version != VERSION) {
            throw new CheckpointException(
                    file,
                    "is a checkpoint of version " + version + ", and this FocalLens reads version " + VERSION
                            + ": update FocalLens",
                    null);
        }
        int headerLength = prefix.getInt();
        int count = prefix.getInt();
        int length = prefix.getInt();
        if (headerLength < 0
                || count < 0
                || length < 0
                || !isSize(size - PREFIX - CHECKSUM, headerLength, count, length)) {
            throw damaged(file);
        }
        byte[] header = new byte[headerLength];
        fill(file, channel.position(PREFIX), over(header));
        List<float[]> arrays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arrays.add(floats(file, channel, length));
        }
        return new CheckpointFile(header, arrays);
    }

    /** Whether so many bytes are header and arrays; no product of the lengths is large enough to overflow. */
    private static boolean isSize(long bytes, long headerLength, long count, long length) {
        return bytes >= headerLength
                && (length == 0
                        ? count == 0 && bytes == headerLength
                        : (bytes - headerLength) % (Float.BYTES * length) == 0
                                && (bytes - headerLength) / (Float.BYTES * length) == count);
    }

    private static void requireMagic(Path file, ByteBuffer prefix) throws CheckpointException {
        if (prefix.limit() == 0) {
            throw new CheckpointException(file, "is empty: choose a checkpoint that a training run saved", null);
        }
        int known = Math.min(MAGIC.length, prefix.limit());
        if (!prefix.slice(0, known).equals(ByteBuffer.wrap(MAGIC, 0, known))) {
            throw new CheckpointException(
                    file, "is not a FocalLens checkpoint: choose one that a training run saved", null);
        }
    }

    private static CheckpointException damaged(Path file) {
        return new CheckpointException(
                file,
                "is damaged or cut short, its checksum does not match: use an older copy, or start the run again",
                null);
    }

    private static int checksum(Path file, FileChannel channel, long bytes) throws IOException {
        CRC32 sum = new CRC32();
        ByteBuffer chunk = buffer(CHUNK);
        for (long left = bytes; left > 0; left -= chunk.limit()) {
            fill(file, channel, chunk.clear().limit((int) Math.min(CHUNK, left)));
            sum.update(chunk);
            chunk.rewind();
        }
        return (int) sum.getValue();
    }

    private static int lastBytes(Path file, FileChannel channel) throws IOException {
        ByteBuffer last = buffer(CHECKSUM);
        fill(file, channel, last);
        return last.getInt();
    }

    private static float[] floats(Path file, FileChannel channel, int length) throws IOException {
        float[] values = new float[length];
        ByteBuffer chunk = buffer(CHUNK);
        for (FloatBuffer left = FloatBuffer.wrap(values); left.hasRemaining(); ) {
            fill(file, channel, chunk.clear().limit((int) Math.min(CHUNK, left.remaining() * (long) Float.BYTES)));
            left.put(chunk.asFloatBuffer());
        }
        return values;
    }

    /** Fills the buffer up to its limit and rewinds it. */
    private static void fill(Path file, FileChannel channel, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw damaged(file);
            }
        }
        into.rewind();
    }
}
