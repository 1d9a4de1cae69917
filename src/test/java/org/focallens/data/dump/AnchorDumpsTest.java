package org.focallens.data.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.focallens.data.DatasetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorDumpsTest {
    @TempDir
    private Path folder;

    /** As numpy.save writes it: magic, version 1.0, header padded to 64 bytes. */
    private Path npy(String name, String descr, boolean fortran, String shape, double... values) throws IOException {
        String header = "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': ("
                + shape + "), }";
        header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.ISO_8859_1));
        for (double value : values) {
            switch (descr) {
                case "<f4" -> bytes.putFloat((float) value);
                case "<f8" -> bytes.putDouble(value);
                case "<i8" -> bytes.putLong((long) value);
                case "<i4" -> bytes.putInt((int) value);
                case "<i2" -> bytes.putShort((short) value);
                default -> bytes.put((byte) value);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes.array(), 0, bytes.position());
        return Files.write(folder.resolve(name), out.toByteArray());
    }

    private AnchorDump read(Path file) throws IOException {
        return AnchorDumps.read(file, () -> false);
    }

    private void assertThreeAnchors(AnchorDump dump) {
        assertThat(dump.scores().positives()).containsExactly(2);
        assertThat(dump.scores().negatives()).containsExactly(-1, -3, -4);
        assertThat(dump.anchors()).isEqualTo(3);
        assertThat(dump.classes()).isEqualTo(2);
        assertThat(dump.ignored()).isEqualTo(1);
        assertThat(dump.problems()).isEmpty();
    }

    /** Anchor 0 is of class 1, anchor 1 background, anchor 2 ignored; a negative's margin is minus its logit. */
    @ParameterizedTest
    @CsvSource({"<f4,<i8", "<f8,<i4", "<f4,<i2", "<f8,|i1", "<i4,<f4"})
    void logitsAndTheirTargetsBeside(String logitType, String targetType) throws IOException {
        Path logits = npy("val_logits.npy", logitType, false, "3, 2", 1, 2, 3, 4, 5, 6);
        npy("val_targets.npy", targetType, false, "3,", 1, -1, -2);
        assertThreeAnchors(read(logits));
    }

    @Test
    void fortranOrderAndMoreSizes() throws IOException {
        Path logits = npy("logits.npy", "<f4", true, "3, 2", 1, 3, 5, 2, 4, 6);
        npy("targets.npy", "<i8", false, "3,", 1, -1, -2);
        assertThreeAnchors(read(logits));
        npy("logits.npy", "<f4", false, "1, 3, 2", 1, 2, 3, 4, 5, 6);
        npy("targets.npy", "<i8", true, "1, 3", 1, -1, -2);
        assertThreeAnchors(read(logits));
    }

    @Test
    void targetsMayBeOneATerm() throws IOException {
        Path logits = npy("logits.npy", "<f4", false, "2, 2", 1, 2, 3, 4);
        npy("targets.npy", "<f4", false, "2, 2", 0, 1, 0, -1);
        AnchorDump dump = read(logits);
        assertThat(dump.scores().positives()).containsExactly(2);
        assertThat(dump.scores().negatives()).containsExactly(-1, -3);
        assertThat(dump.ignored()).isEqualTo(1);
    }

    @Test
    void oneClassNeedsNoSecondSize() throws IOException {
        Path logits = npy("logits.npy", "<f4", false, "3,", 1, 2, 3);
        npy("targets.npy", "|u1", false, "3,", 0, 0, 0);
        assertThat(read(logits).scores().positives()).containsExactly(1, 2, 3);
    }

    @Test
    void wrongTargetsAndLogitsAreSaid() throws IOException {
        Path logits = npy("logits.npy", "<f4", false, "3, 2", Double.NaN, 2, 3, 4, 5, 6);
        npy("targets.npy", "<f4", false, "3,", -1, 2, .5);
        AnchorDump dump = read(logits);
        assertThat(dump.scores().negatives()).containsExactly(-2);
        assertThat(dump.problems())
                .extracting(problem -> problem.where() + ": " + problem.what())
                .containsExactly(
                        "anchor 1: 2 targets are not a class from 0 to 1, -1 or -2, the first 2.0: left out",
                        ": 1 logits are NaN or infinite: left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">f4|3, 2|the type '>f4'",
                "|O|3, 2|is a .npy file without a plain 'descr'",
                "<f4|300000, 80000|more than 50 million numbers",
                "<f4|99999999999999999999|too large to be read",
                "<f4|4, 2|breaks off",
                "<f4|3, 1000|breaks off",
                "<f4|2, 3|need 2 targets",
            })
    void whatCannotBeReadIsSaid(String descr, String shape, String what) throws IOException {
        Path logits = npy("logits.npy", descr == null ? "" : descr, false, shape, 1, 2, 3, 4, 5, 6);
        npy("targets.npy", "<i8", false, "3,", 1, -1, -2);
        if (descr == null || descr.isEmpty()) {
            return;
        }
        assertThatThrownBy(() -> read(logits))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(what);
    }

    @Test
    void whatIsNoArrayIsRefused() throws IOException {
        npy("targets.npy", "<i8", false, "1,", 1);
        Path logits = folder.resolve("logits.npy");
        Files.writeString(logits, "PK");
        assertThatThrownBy(() -> read(logits)).hasMessageContaining("is not a .npy file: save it with numpy.save");
        Files.write(logits, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 0, 0, 0, 127});
        assertThatThrownBy(() -> read(logits)).hasMessageContaining("its header would have");
        Files.write(logits, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 9, 0, 'x'});
        assertThatThrownBy(() -> read(logits)).hasMessageContaining("breaks off in its header");
        Files.write(logits, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 1, 0, 'x'});
        assertThatThrownBy(() -> read(logits)).hasMessageContaining("without a plain 'descr'");
    }

    @Test
    void whereTargetsAreMissingTheThreeLinesAreTold() throws IOException {
        Path logits = npy("logits.npy", "<f4", false, "1,", 1);
        assertThatThrownBy(() -> read(logits))
                .hasMessageContaining("needs its targets in targets.npy")
                .hasMessageContaining("np.save(\"targets.npy\"");
        Path other = npy("scores.npy", "<f4", false, "1,", 1);
        assertThatThrownBy(() -> read(other)).hasMessageContaining("must have \"logits\" in its name");
    }

    @Test
    void aResultsFileHoldsOnlyWhatWasKept() throws IOException {
        Path results = Files.writeString(folder.resolve("results.json"), "[]");
        assertThatThrownBy(() -> read(results)).hasMessageContaining("holds only what the detector kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", " ", ", "})
    void aTableIsALineAnAnchor(String comma) throws IOException {
        Path table = Files.writeString(
                folder.resolve("dump.csv"), "target,cat,dog\n1,1,2\r\n-1,3,4\n\n-2,5,6\n".replace(",", comma));
        assertThreeAnchors(read(table));
    }

    @Test
    void badLinesOfATableAreSaid() throws IOException {
        Path table = Files.writeString(
                folder.resolve("dump.csv"), "0,1,2\n0,1\n2,1,2\nx,1,2\n-1,nan,2\n-1,1e999,1\n0.5,1,1\n");
        AnchorDump dump = read(table);
        assertThat(dump.anchors()).isEqualTo(1);
        assertThat(dump.problems())
                .extracting(problem -> problem.where() + ": " + problem.what())
                .containsExactly(
                        "line 2: must hold a target and 2 logits but holds 2 values: line left out",
                        "line 3: the target must be a class from 0 to 1, -1 for background or -2 for ignored but is \"2\": line left out",
                        "line 4: the target must be a class from 0 to 1, -1 for background or -2 for ignored but is \"x\": line left out",
                        "line 5: logit 1 must be a finite number but is \"nan\": line left out",
                        "line 6: logit 1 must be a finite number but is \"1e999\": line left out",
                        "line 7: the target must be a class from 0 to 1, -1 for background or -2 for ignored but is \"0.5\": line left out");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "target,a\n");
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("holds no anchor");
    }

    @Test
    void readingIsCancelled() throws IOException {
        Path logits = npy("logits.npy", "<f4", false, "1,", 1);
        npy("targets.npy", "<i8", false, "1,", 0);
        assertThatThrownBy(() -> AnchorDumps.read(logits, () -> true)).isInstanceOf(CancellationException.class);
    }
}
