package org.focallens.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that annotations of other machines give to pictures. */
class PictureNamesTest {
    private static final Path ROOT = Path.of("/sets/one");
    private static final Path TRAIN = ROOT.resolve("images/train/a b.jpg");
    private static final Path VAL = ROOT.resolve("images/val/a b.jpg");
    private static final Path ACCENT =
            ROOT.resolve("images/" + Normalizer.normalize("pr\u00fcf.jpg", Normalizer.Form.NFD));
    private static final Path PERCENT = ROOT.resolve("images/90%20off.jpg");
    private static final Path LOUD = ROOT.resolve("images/IMG_1.JPG");

    private final PictureIndex index = new PictureIndex(ROOT, List.of(TRAIN, VAL, ACCENT, PERCENT, LOUD));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b.jpg",
                "images/train/a b.jpg",
                "/content/drive/set/images/train/a b.jpg",
                "C:\\Users\\me\\set\\images\\train\\a b.jpg",
                "..\\..\\images\\train\\a b.jpg",
                "https://example.org/bucket/train/a b.jpg?token=1",
                "s3://bucket/train/a%20b.jpg",
                "file:///home/me/train/a%20b.jpg",
                "train/a%20b.jpg",
                "../../../../train/a b.jpg",
            })
    void aNameOfAnotherMachineIsLookedUpByItsEnd(String name) {
        assertThat(index.find(name, ROOT.resolve("images/train"))).hasValueSatisfying(found -> {
            assertThat(found.file()).isEqualTo(TRAIN);
            assertThat(found.warning()).isNull();
        });
    }

    @Test
    void moreOfANameThanItsEndChoosesAmongPicturesOfOneName() {
        assertThat(index.find("/elsewhere/val/a b.jpg", ROOT.resolve("images/train")))
                .hasValueSatisfying(found -> assertThat(found.file()).isEqualTo(VAL));
    }

    @Test
    void accentsThatLookTheSameAreTheSame() {
        assertThat(index.find("pr\u00fcf.jpg", ROOT)).hasValueSatisfying(found -> {
            assertThat(found.file()).isEqualTo(ACCENT);
            assertThat(found.warning()).isNull();
        });
    }

    @Test
    void aPercentSignOfItsOwnIsTakenAsWritten() {
        assertThat(index.find("90%20off.jpg", ROOT.resolve("images")))
                .hasValueSatisfying(found -> assertThat(found.file()).isEqualTo(PERCENT));
    }

    @ParameterizedTest
    @CsvSource({"img_1.jpg, in other letters", "IMG_1.png, which has its name", "IMG_1, which has its name"})
    void anotherCaseOrExtensionIsWorthAWord(String name, String warning) {
        assertThat(index.find(name, ROOT)).hasValueSatisfying(found -> {
            assertThat(found.file()).isEqualTo(LOUD);
            assertThat(found.warning()).contains(warning);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "/", "../../etc/passwd", "gone.jpg", "a\0b.jpg", "images/train"})
    void whatIsNoPictureOfTheSetIsNotFound(String name) {
        assertThat(index.find(name, ROOT)).isEmpty();
    }
}
