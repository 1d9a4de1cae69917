package org.focallens.data.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.IouRule;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("locale")
class SettingsFileTest {
    @TempDir
    Path temp;

    static Stream<NamedSettings> settings() {
        AnchorSettings odd = new AnchorSettings(
                List.of(
                        new AnchorLevel(4, 1.0 / 3, List.of(Math.PI), List.of(1e-3, 7.25), -0.125, 7),
                        new AnchorLevel(6, 1e5, List.of(0.1, 0.2), List.of(1.0), 1)),
                ShapeArithmetic.EXACT,
                ShapeOrder.SCALE_MAJOR,
                Spacing.IMAGE_OVER_CELLS);
        MatchSettings rules = new MatchSettings(
                0.1 + 0.2, 0.05, false, LowQuality.REPOINT_FIRST, BorderRule.IGNORE_CENTRE_OUTSIDE, IouRule.DOUBLE);
        Stream<NamedSettings> presets =
                Presets.ALL.stream().map(preset -> new NamedSettings(preset.title(), AssignSettings.of(preset)));
        return Stream.concat(
                presets,
                Stream.of(new NamedSettings(
                        "Zell\u00fcberg \u7d30\u80de \"x\"",
                        new AssignSettings(odd, rules, new ResizeRule.None(), CrowdRule.MATCH))));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatIsWrittenReadsBackToTheLastDigit(NamedSettings named) throws IOException {
        Path file = temp.resolve("new folder").resolve("a.json");
        SettingsFile.write(file, named);
        assertThat(SettingsFile.read(file)).isEqualTo(named);
        assertThat(file.getParent().toFile().list()).containsExactly("a.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"foreground\" : 0.5 | \"foreground\" : 1.5 | matching: foreground threshold must be above 0 and at most 1 but is 1.5",
                "\"foreground\" : 0.5 | \"foreground\" : \"0.5\" | matching.foreground must be a number but is \"0.5\"",
                "\"foreground\" : 0.5 | \"foreground\" : 1e999 | matching.foreground must be a number but is",
                "\"foreground\" : 0.5, | | matching.foreground is missing",
                "\"foreground\" : 0.5 | \"foregruond\" : 0.5 | matching.foregruond is not known; known are foreground, background",
                "\"lowQuality\" : \"keep\" | \"lowQuality\" : \"KEEP\" | matching.lowQuality must be one of none, keep, repoint, "
                        + "repoint-first, ignored-only but is \"KEEP\"",
                "\"level\" : 5 | \"level\" : 5.5 | anchors.levels[2].level must be a whole number but is 5.5",
                "\"level\" : 5 | \"level\" : 4 | anchors: levels must ascend but P4 follows P4",
                "\"size\" : 128.0 | \"size\" : -128 | anchors.levels[2]: size must be > 0 and finite but is -128.0",
                "\"size\" : 128.0 | \"size\" : null | anchors.levels[2].size must be a number but is null",
                "\"stride\" : 32 | \"stride\" : 0 | anchors.levels[2]: stride of P5 must be 1..1024 input pixels but is 0",
                "\"stride\" : 32 | \"stride\" : 32.5 | anchors.levels[2].stride must be a whole number but is 32.5",
                "\"multipleOf\" : 32 | \"multipleOf\" : 0 | resize: padding multiple must be >= 1 but is 0",
                "\"rule\" : \"short-side\" | \"rule\" : \"none\" | resize.shortSide is not known; known are rule",
                "\"version\" : 1 | \"version\" : 2 | version must be 1, the only one this program knows, but is 2",
                "\"format\" : \"focallens-assign-settings\" | \"format\" : \"x\" | format must be \"focallens-assign-settings\" but is \"x\"",
                "\"name\" : \"mine\" | \"name\" : \" \" | name must be one line of 1 to 100 characters but has 0",
                "\"name\" : \"mine\" | \"name\" : \"a\\nb\" | name must be one line of 1 to 100 characters",
                "\"name\" : \"mine\" | \"name\" : \"mine\", \"name\" : \"b\" | line 4: is not valid JSON (Duplicate",
                "\"crowd\" : \"drop\" | \"crowd\" : {} | crowd must be text but is {}"
            })
    void aBadFileIsRefusedWithFileFieldAndValue(String good, String bad, String message) throws IOException {
        Path file = temp.resolve("a.json");
        SettingsFile.write(file, new NamedSettings("mine", AssignSettings.of(Presets.TORCHVISION)));
        String text = Files.readString(file);
        assertThat(text).contains(good);
        Files.writeString(file, text.replace(good, bad == null ? "" : bad));
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith(file + ": ")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`` | must be an object",
                "[1] | must be an object but is [1]",
                "{} | format must be",
                "{\"format\" | is not valid JSON",
                "{} {} | is not valid JSON"
            })
    void whatIsNoSettingsFileIsRefused(String text, String message) throws IOException {
        Path file = Files.writeString(temp.resolve("a.json"), text);
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith(file + ": ");
    }

    /** Files of before strides could be changed. */
    @Test
    void aLevelWithoutAStrideHasThatOfItsMap() throws IOException {
        Path file = temp.resolve("a.json");
        NamedSettings named = new NamedSettings("mine", AssignSettings.of(Presets.DETECTRON));
        SettingsFile.write(file, named);
        String text = Files.readString(file);
        String old = text.replaceAll(",\\s*\"stride\" : \\d+", "");
        assertThat(old).hasSizeLessThan(text.length()).doesNotContain("\"stride\" :");
        Files.writeString(file, old);
        assertThat(SettingsFile.read(file)).isEqualTo(named);
    }

    @Test
    void missingFilesFoldersAndHugeFilesAreRefused() throws IOException {
        assertThatThrownBy(() -> SettingsFile.read(temp.resolve("b.json")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> SettingsFile.read(temp))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("cannot be read");
        Path huge = Files.write(temp.resolve("c.json"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> SettingsFile.read(huge))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("1048577 bytes");
    }

    @Test
    void aNameIsOneLine() {
        AssignSettings any = AssignSettings.of(Presets.PAPER);
        assertThat(new NamedSettings("  a b ", any).name()).isEqualTo("a b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NamedSettings("x".repeat(101), any))
                .withMessageContaining("has 101");
    }
}
