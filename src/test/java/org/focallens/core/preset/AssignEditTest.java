package org.focallens.core.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.IouRule;
import org.focallens.core.match.LowQuality;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("locale")
class AssignEditTest {
    private static final AssignSettings START = AssignSettings.of(Presets.TORCHVISION);

    static List<Preset> presets() {
        return Presets.ALL;
    }

    private static AssignSettings with(String name, String text) {
        return AssignEdit.with(START, name, text);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void whatTheSheetSaysChangesNothingAndPuttingBackIsExact(Preset preset) {
        AssignSettings settings = AssignSettings.of(preset);
        for (String name : AssignEdit.NAMES) {
            assertThat(AssignEdit.with(settings, name, AssignSheet.of(settings).get(name)))
                    .as(name)
                    .isEqualTo(settings);
        }
        AssignSettings other = AssignSettings.of(preset == Presets.TF_VISION ? Presets.DETECTRON : Presets.TF_VISION);
        AssignSettings back = other;
        for (String name : AssignEdit.NAMES) {
            back = AssignEdit.putBack(back, settings, name);
        }
        assertThat(back).as("every setting can be taken over").isEqualTo(settings);
    }

    @Test
    void numbersOfEveryLevel() {
        assertThat(with(AssignSheet.RATIOS, "0.3, 1 3").anchors().levels())
                .allSatisfy(level -> assertThat(level.ratios()).containsExactly(.3, 1.0, 3.0));
        assertThat(with(AssignSheet.SCALES, "1 1.5").anchors().levels())
                .extracting(AnchorLevel::shapes)
                .containsOnly(6);
        assertThat(with(AssignSheet.SIZES, "16 32 64 128 256").anchors().levels())
                .extracting(AnchorLevel::size)
                .containsExactly(16.0, 32.0, 64.0, 128.0, 256.0);
        assertThat(with(AssignSheet.OFFSET, "0.5").anchors().levels())
                .extracting(AnchorLevel::offset)
                .containsOnly(.5);
        assertThat(START.anchors().levels().get(0).size())
                .as("nothing else moved")
                .isEqualTo(32);
    }

    @Test
    void levelsThatComeTakeTheirNeighboursShapes() {
        AssignSettings three = with(AssignSheet.LEVELS, "P4 P5 P6");
        assertThat(three.anchors().levels()).extracting(AnchorLevel::level).containsExactly(4, 5, 6);
        AssignSettings five = AssignEdit.with(
                AssignEdit.with(three, AssignSheet.SIZES, "50 100 200"), AssignSheet.LEVELS, "3 4 5 6 7");
        assertThat(five.anchors().levels())
                .extracting(AnchorLevel::size)
                .containsExactly(25.0, 50.0, 100.0, 200.0, 400.0);
    }

    @Test
    void rulesAndThresholds() {
        assertThat(with(AssignSheet.LOW_QUALITY, "none").matching().lowQuality())
                .isEqualTo(LowQuality.NONE);
        assertThat(with(AssignSheet.BORDER, "ignore-centre-outside").matching().border())
                .isEqualTo(BorderRule.IGNORE_CENTRE_OUTSIDE);
        assertThat(with(AssignSheet.CROWD, "match").crowd()).isEqualTo(CrowdRule.MATCH);
        AssignSettings low = with(AssignSheet.FOREGROUND, "0.3");
        assertThat(low.matching().background()).as("follows the upper one").isEqualTo(.3);
    }

    @Test
    void theArithmeticOfAFramework() {
        assertThat(with(AssignSheet.ARITHMETIC, "detectron").anchors().arithmetic())
                .isEqualTo(ShapeArithmetic.DETECTRON);
        assertThat(with(AssignSheet.ORDER, "scale-major").anchors().order()).isEqualTo(ShapeOrder.SCALE_MAJOR);
        assertThat(with(AssignSheet.SPACING, "stride").anchors().spacing()).isEqualTo(Spacing.STRIDE);
        assertThat(with(AssignSheet.IOU, "single-inclusive").matching().iou()).isEqualTo(IouRule.SINGLE_INCLUSIVE);
        assertThat(with(AssignSheet.AT_BACKGROUND, "negative").matching().ignoreAtThreshold())
                .isFalse();
    }

    @Test
    void stridesGoToTheirLevelsAndALevelThatComesFollows() {
        AssignSettings odd = with(AssignSheet.STRIDES, "10, 20 40 50 1024");
        assertThat(odd.anchors().levels()).extracting(AnchorLevel::stride).containsExactly(10, 20, 40, 50, 1024);
        assertThat(odd.anchors().levels())
                .extracting(AnchorLevel::size)
                .as("nothing else moved")
                .containsExactly(32.0, 64.0, 128.0, 256.0, 512.0);
        AssignSettings fewer = AssignEdit.with(odd, AssignSheet.LEVELS, "P4 P5 P6");
        assertThat(AssignEdit.with(fewer, AssignSheet.LEVELS, "P3 P4 P5 P6 P7")
                        .anchors()
                        .levels())
                .extracting(AnchorLevel::stride)
                .containsExactly(10, 20, 40, 50, 100);
        assertThat(AssignEdit.putBack(fewer, START, AssignSheet.STRIDES)
                        .anchors()
                        .levels())
                .extracting(AnchorLevel::stride)
                .containsExactly(16, 32, 64);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyChoiceIsAText(Preset preset) {
        for (String name : AssignEdit.NAMES) {
            for (String choice : AssignEdit.choices(name)) {
                AssignSettings changed = AssignEdit.with(AssignSettings.of(preset), name, choice);
                assertThat(AssignSheet.of(changed).get(name)).isEqualTo(choice);
                assertThat(AssignSheet.differences(changed, AssignSettings.of(preset)))
                        .as(name)
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"none,none", "640x480,640x480", "600/1000,600/1000", "600/1000 padded to 64,600/1000"})
    void resizes(String typed, String text) {
        ResizeRule rule = with(AssignSheet.RESIZE, typed).resize();
        assertThat(rule.text()).isEqualTo(text);
        if (rule instanceof ResizeRule.ShortSide side) {
            assertThat(side.multipleOf()).isEqualTo(typed.contains("64") ? 64 : 32);
            assertThat(side.rounding()).as("the framework's own").isEqualTo(ResizeRule.Rounding.DOWN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ratios,0.5 x,'x'",
        "ratios,0 1,0.0",
        "sizes,32 64,5 numbers",
        "levels,P8 P3,P8",
        "levels,P4 P3,ascend",
        "offset,3,3.0",
        "lowQuality,maybe,maybe",
        "resize,big,big",
        "strides,8 16,5 numbers",
        "strides,8 16 32 64 0,P7 must be 1..1024 input pixels but is 0",
        "strides,8 16 32 64 1025,1025",
        "strides,8 16 32 64 12.5,whole numbers such as 8 but has '12.5'",
        "anchorArithmetic,yolo,'yolo'",
        "shapeOrder,any,scale-major",
        "spacing,8,'8'",
        "iou,giou,'giou'",
        "atBackground,positive,'positive'",
        "resize,900/800,900/800",
        "foreground,1.5,1.5",
        "background,0.9,0.9"
    })
    void whatMeansNothingIsRefusedWithItsValue(String name, String text, String named) {
        assertThatIllegalArgumentException().isThrownBy(() -> with(name, text)).withMessageContaining(named);
    }
}
