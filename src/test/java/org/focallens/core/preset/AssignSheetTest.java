package org.focallens.core.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("locale")
class AssignSheetTest {
    private static final AssignSettings TORCHVISION = AssignSettings.of(Presets.TORCHVISION);

    static Stream<Arguments> pairs() {
        return Presets.ALL.stream().flatMap(a -> Presets.ALL.stream().map(b -> Arguments.of(a, b)));
    }

    /** The two sheets may not disagree on what they share, and equal settings are the only ones without a difference. */
    @ParameterizedTest
    @MethodSource("pairs")
    void agreesWithTheSheetOfThePresets(Preset a, Preset b) {
        assertThat(PresetSheet.of(a)).containsAllEntriesOf(AssignSheet.of(AssignSettings.of(a)));
        var differences = AssignSheet.differences(AssignSettings.of(a), AssignSettings.of(b));
        assertThat(differences.isEmpty()).isEqualTo(AssignSettings.of(a).equals(AssignSettings.of(b)));
        assertThat(PresetSheet.differences(a, b)).containsAllEntriesOf(differences);
    }

    @Test
    void aSingleLevelsChangeIsNamedWithItsLevel() {
        AssignSettings changed = with(2, new AnchorLevel(5, 128, List.of(1.0, 1.5), AnchorSettings.RATIOS, 0));
        assertThat(AssignSheet.differences(TORCHVISION, changed))
                .containsOnlyKeys(AssignSheet.SCALES)
                .hasEntrySatisfying(
                        AssignSheet.SCALES,
                        values -> assertThat(values)
                                .containsExactly(
                                        "1 1.25992 1.5874",
                                        "P3: 1 1.25992 1.5874, P4: 1 1.25992 1.5874, P5: 1 1.5, P6: 1 1.25992 1.5874, P7: 1 1.25992 1.5874"));
    }

    @Test
    void aDifferenceBeyondSixDigitsIsShownToTheLast() {
        AssignSettings changed =
                with(0, new AnchorLevel(3, 32.00000001, AnchorSettings.OCTAVE_THIRDS, AnchorSettings.RATIOS, 0));
        assertThat(AssignSheet.differences(TORCHVISION, changed).get(AssignSheet.SIZES))
                .containsExactly("32.0 64.0 128.0 256.0 512.0", "32.00000001 64.0 128.0 256.0 512.0");
    }

    /** Zeros are cut behind the point only. */
    @ParameterizedTest
    @CsvSource({"32.00000001,32", "100000.2,100000", "0.5,0.5", "1.5874010519682,1.5874", "-0.125,-0.125", "1200,1200"})
    void numbersHaveSixDigits(double value, String text) {
        assertThat(SheetText.number(value)).isEqualTo(text);
    }

    private static AssignSettings with(int at, AnchorLevel level) {
        AnchorSettings anchors = TORCHVISION.anchors();
        List<AnchorLevel> levels = new ArrayList<>(anchors.levels());
        levels.set(at, level);
        return new AssignSettings(
                new AnchorSettings(levels, anchors.arithmetic(), anchors.order(), anchors.spacing()),
                TORCHVISION.matching(),
                TORCHVISION.resize(),
                TORCHVISION.crowd());
    }
}
