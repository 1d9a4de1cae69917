package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.assertj.core.api.AbstractThrowableAssert;
import org.focallens.data.image.Images;
import org.focallens.data.image.Picture;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.checkpoint.CheckpointException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedCheckpointTest {

    private static final int PREFIX = 24;
    private static final String DAMAGED =
            " is damaged or cut short, its checksum does not match: use an older copy, or start the run again";
    private static final String FOREIGN = " is not a FocalLens checkpoint: choose one that a training run saved";

    @TempDir
    private Path folder;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("run.checkpoint");
        Checkpoints.of(Checkpoints.small(), Checkpoints.FOCAL, 7).write(file);
        whole = Files.readAllBytes(file);
    }

    private AbstractThrowableAssert<?, ?> reading(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return assertThatThrownBy(() -> Checkpoint.read(file)).isExactlyInstanceOf(CheckpointException.class);
    }

    /** The bytes with a checksum that agrees, as another program would write them. */
    private static byte[] sealed(ByteBuffer bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes.slice(0, bytes.capacity() - 4));
        bytes.putInt(bytes.capacity() - 4, (int) sum.getValue());
        byte[] all = new byte[bytes.capacity()];
        bytes.get(0, all);
        return all;
    }

    private ByteBuffer copy() {
        return ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Every byte up to the middle of the header, and hundreds anywhere after it. */
    @Test
    void anyByteThatIsFlippedIsNoticed() throws IOException {
        Random random = new Random(1);
        int[] places = IntStream.concat(IntStream.range(0, 300), random.ints(300, 300, whole.length))
                .toArray();
        for (int place : places) {
            byte[] bytes = whole.clone();
            bytes[place] ^= (byte) (1 << random.nextInt(8));
            reading(bytes).as("byte %d", place).hasMessage(file + (place < 8 ? FOREIGN : DAMAGED));
        }
    }

    @Test
    void anyLengthThatIsCutIsNoticed() throws IOException {
        Random random = new Random(2);
        int[] lengths = IntStream.concat(IntStream.rangeClosed(1, 120), random.ints(200, 120, whole.length))
                .toArray();
        for (int length : lengths) {
            reading(Arrays.copyOf(whole, length)).as("%d bytes", length).hasMessage(file + DAMAGED);
        }
        reading(Arrays.copyOf(whole, whole.length - 1)).hasMessage(file + DAMAGED);
        reading(Arrays.copyOf(whole, whole.length + 1)).as("a zero too many").hasMessage(file + DAMAGED);
    }

    /** As a lost power supply leaves blocks that were never written. */
    @Test
    void aBlockOfZerosIsNoticed() throws IOException {
        for (int from = 0; from + 512 < whole.length; from += 1024) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, from, from + 512, (byte) 0);
            reading(bytes).as("zeros from %d", from).hasMessage(file + (from == 0 ? FOREIGN : DAMAGED));
        }
    }

    @Test
    void filesOfOtherKindsAreNoCheckpoints() throws IOException {
        reading(new byte[0]).hasMessage(file + " is empty: choose a checkpoint that a training run saved");
        reading(Images.png(Picture.of(2, 2, new int[4]))).hasMessage(file + FOREIGN);
        reading("step,loss\n1,2\n".getBytes(StandardCharsets.UTF_8)).hasMessage(file + FOREIGN);
        reading("x".getBytes(StandardCharsets.UTF_8)).hasMessage(file + FOREIGN);
        reading(new byte[100_000]).hasMessage(file + FOREIGN);
        reading(new String(whole, StandardCharsets.ISO_8859_1)
                        .replace("\r\n", "\n")
                        .getBytes(StandardCharsets.ISO_8859_1))
                .as("sent as text")
                .hasMessage(file + FOREIGN);
    }

    @Test
    void whatIsNoFileIsNamed() {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> Checkpoint.read(missing))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(missing + " is not there: check the path");
        assertThatThrownBy(() -> Checkpoint.read(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(folder + " is a folder: choose a checkpoint in it");
    }

    @Test
    void aNewerVersionIsToldFromDamage() throws IOException {
        reading(sealed(copy().putInt(8, 2)))
                .hasMessage(
                        file + " is a checkpoint of version 2, and this FocalLens reads version 1: update FocalLens");
    }

    /** Lengths of 8 GiB and more, their product overflowing too, under a checksum that agrees: nothing of the kind is allocated. */
    @ParameterizedTest
    @CsvSource({
        "12, 2147483647",
        "12, -1",
        "12, 0",
        "16, 2147483647",
        "16, -3",
        "16, 0",
        "16, 2",
        "20, 2147483647",
        "20, -1",
        "20, 0",
        "20, 1073741824"
    })
    void lengthsThatTheFileDoesNotHaveAreNotAllocated(int place, int value) throws IOException {
        reading(sealed(copy().putInt(place, value))).hasMessage(file + DAMAGED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"small-images\" | \"large-images\" | there is no preset 'large-images'",
                "\"preset\"       | \"Preset\"       | reset",
                "\"focal\"        | \"vocal\"        | vocal",
                "\"adam\"         | \"Adam\"         | Adam",
                "\"width\" : 2    | \"width\" : 3    | parameters must be",
                "\"width\" : 2    | \"width\" : 0    | width must be 1..1024 but is 0",
                "\"gamma\" : 2.0  | \"gamma\" : -20  | gamma must be",
                "\"steps\" : 7    | \"steps\" : 1    | optimiserSteps must be 0..steps but are 6 of 1",
                "\"seed\" : 1     | \"seed\" : {     | ",
                "\"name\" : \"shapes\" | \"name\" : null     | name",
                "\"circle\"     | null             | categories[0]",
                "\"backbone\" : [ 2 | \"backbone\" : [ null | network.backbone[0]",
                "\"backbone\" : [ 2 | \"backbone\" : [ 99999 | backbone must hold 5 numbers of channels 1..2048"
            })
    void settingsThatAreNotKnownAreNamed(String from, String to, String named) throws IOException {
        int length = copy().getInt(12);
        String header = new String(whole, PREFIX, length, StandardCharsets.UTF_8);
        assertThat(header).contains(from);
        byte[] changed = header.replace(from, to).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(whole.length - length + changed.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(whole, 0, PREFIX)
                .put(changed)
                .put(whole, PREFIX + length, whole.length - PREFIX - length)
                .putInt(12, changed.length);
        reading(sealed(bytes))
                .hasMessageStartingWith(file + " holds settings that this FocalLens does not know (")
                .hasMessageContaining(named == null ? "" : named)
                .hasMessageNotContaining("org.focallens")
                .hasMessageEndingWith("): open it with the version that saved it");
    }

    @Test
    void aLongNameIsCutInTheMessage() throws IOException {
        String name = "k".repeat(5000);
        int length = copy().getInt(12);
        byte[] changed = ("{\"" + name + "\": \u0007").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(whole.length - length + changed.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(whole, 0, PREFIX)
                .put(changed)
                .put(whole, PREFIX + length, whole.length - PREFIX - length)
                .putInt(12, changed.length);
        reading(sealed(bytes))
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheOldOne() throws IOException {
        Path below = file.resolve("run.checkpoint");
        assertThatThrownBy(() -> Checkpoints.of(Checkpoints.small(), Checkpoints.FOCAL, 8)
                        .write(below))
                .isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
}
