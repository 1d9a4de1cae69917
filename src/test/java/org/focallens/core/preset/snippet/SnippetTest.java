package org.focallens.core.preset.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SnippetTest {
    /** Presets, and for each framework seeded settings: other sizes, scales, ratios, offsets, levels, thresholds, rules and sides. */
    static Stream<Arguments> settings() {
        return Stream.of(Framework.values())
                .flatMap(framework -> Stream.concat(
                        Presets.ALL.stream()
                                .map(preset -> Arguments.of(framework, preset.name(), AssignSettings.of(preset))),
                        IntStream.range(0, 24)
                                .mapToObj(seed -> Arguments.of(framework, "seed " + seed, changed(framework, seed)))));
    }

    private static AssignSettings changed(Framework framework, int seed) {
        Random random = new Random(seed);
        AssignSettings own = AssignSettings.of(framework.preset());
        boolean perLevel = seed % 3 == 0;
        List<Double> scales = random(random, 1 + random.nextInt(3), 0.7, 2);
        List<Double> ratios = random(random, 1 + random.nextInt(4), 0.2, 5);
        double inStrides = 1 + random.nextInt(60) / 8.0;
        List<AnchorLevel> levels = new ArrayList<>();
        for (int level = 3 + random.nextInt(3); level <= 7; level++) {
            levels.add(new AnchorLevel(
                    level,
                    seed % 4 == 1 ? random.nextInt(500) + 0.25 : inStrides * (1 << level),
                    perLevel ? random(random, scales.size(), 0.7, 2) : scales,
                    perLevel ? random(random, ratios.size(), 0.2, 5) : ratios,
                    seed % 4 == 2 ? random.nextDouble() * 2 - 1 : seed % 2 * 0.5,
                    seed % 6 == 5 ? 1 + random.nextInt(200) : 1 << level));
        }
        double foreground = 0.3 + 0.6 * random.nextDouble();
        ResizeRule resize = seed % 5 == 0
                ? new ResizeRule.None()
                : seed % 5 == 1 ? new ResizeRule.Frame(512, 512) : new ResizeRule.ShortSide(600, 1000, 32);
        return new AssignSettings(
                new AnchorSettings(
                        levels,
                        own.anchors().arithmetic(),
                        own.anchors().order(),
                        own.anchors().spacing()),
                own.matching()
                        .withThresholds(foreground, seed % 4 == 0 ? foreground : 0.25)
                        .withLowQuality(LowQuality.values()[seed % 5]),
                resize,
                CrowdRule.DROP);
    }

    private static List<Double> random(Random random, int count, double from, double to) {
        return random.doubles(count, from, to).boxed().toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("settings")
    void theTextMakesTheAnchorsThatItPromises(Framework framework, String name, AssignSettings asked) {
        Snippet snippet = Snippet.of(framework, asked);
        AssignSettings read = new SnippetReader(framework, snippet.text()).read();
        AssignSettings promised = snippet.expressed();
        assertThat(read.matching()).isEqualTo(promised.matching());
        assertThat(read.resize()).isEqualTo(promised.resize());
        assertThat(read.crowd()).isEqualTo(promised.crowd());
        AnchorGrid made = new AnchorGrid(read.anchors(), 96, 140);
        AnchorGrid wanted = new AnchorGrid(promised.anchors(), 96, 140);
        assertThat(made.levels())
                .extracting(level -> level.level().level())
                .containsExactlyElementsOf(wanted.levels().stream()
                        .map(level -> level.level().level())
                        .toList());
        assertThat(made.boxes())
                .containsExactly(wanted.boxes(), within(framework == Framework.MMDETECTION ? 1e-3f : 0f));
    }

    /** What is promised is what was asked, but for what the notes name. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("settings")
    void everyDifferenceIsNotedInTheText(Framework framework, String name, AssignSettings asked) {
        Snippet snippet = Snippet.of(framework, asked);
        String notes = String.join("\n", snippet.notes());
        snippet.notes().forEach(note -> assertThat(snippet.text()).contains("# Note: " + note + "\n"));
        AssignSettings promised = snippet.expressed();
        assertThat(notes.contains("lowQuality is asked"))
                .isEqualTo(promised.matching().lowQuality() != asked.matching().lowQuality());
        assertThat(notes.contains("foreground is asked"))
                .isEqualTo(promised.matching().foreground() != asked.matching().foreground());
        assertThat(notes.contains("resize is asked"))
                .isEqualTo(!promised.resize().equals(asked.resize()));
        boolean silent = Stream.of(
                        "levels",
                        "sizes",
                        "scales",
                        "ratios",
                        "strides",
                        "offset",
                        "anchorArithmetic",
                        "shapeOrder",
                        "spacing")
                .noneMatch(part -> notes.contains(part + " is asked"));
        float[] wanted = new AnchorGrid(asked.anchors(), 96, 140).boxes();
        float[] made = new AnchorGrid(promised.anchors(), 96, 140).boxes();
        if (silent) {
            assertThat(made).containsExactly(wanted, within(1e-3f));
        }
    }

    @ParameterizedTest
    @EnumSource(Framework.class)
    void aFrameworksOwnSettingsAreExpressedWhole(Framework framework) {
        AssignSettings own = AssignSettings.of(framework.preset());
        Snippet snippet = Snippet.of(framework, own);
        assertThat(snippet.expressed()).isEqualTo(own);
        assertThat(snippet.notes()).noneMatch(note -> note.contains("is asked"));
        assertThat(snippet.text()).endsWith("\n").doesNotContain("\t").doesNotContain("\r");
    }

    /** The numbers of the frameworks' own configurations. */
    @Test
    void defaultsReadAsTheFrameworksWriteThem() {
        assertThat(own(Framework.TORCHVISION))
                .contains(
                        "sizes=((32, 40, 50,), (64, 80, 101,), (128, 161, 203,), (256, 322, 406,), (512, 645, 812,),)")
                .contains("min_size=800, max_size=1333, fg_iou_thresh=0.5, bg_iou_thresh=0.4)");
        assertThat(own(Framework.MMDETECTION))
                .contains(
                        "octave_base_scale=4.0,",
                        "scales_per_octave=3,",
                        "ratios=[0.5, 1.0, 2.0],",
                        "strides=[8, 16, 32, 64, 128]",
                        "center_offset=0.0");
        assertThat(own(Framework.DETECTRON2))
                .contains(
                        "SIZES: [[32.0, 40.317",
                        "IOU_THRESHOLDS: [0.4, 0.5]\n    IOU_LABELS: [0, -1, 1]\n",
                        "INPUT:\n  MIN_SIZE_TRAIN: (800,)\n");
        assertThat(own(Framework.KERAS_RETINANET)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.toList()))
                .startsWith(
                        "[anchor_parameters]",
                        "sizes = 32 64 128 256 512",
                        "strides = 8 16 32 64 128",
                        "ratios = 0.5 1.0 2.0")
                .hasSize(5);
    }

    /** A base size of 33 an octave above 8 pixels is 32 times 1.03125: nothing is lost in whole sizes. */
    @Test
    void kerasPutsFractionsOfSizesIntoTheScales() {
        AssignSettings own = AssignSettings.of(Presets.KERAS_RETINANET);
        List<AnchorLevel> levels = own.anchors().levels().stream()
                .map(level ->
                        new AnchorLevel(level.level(), level.stride() * 3.3125, List.of(1.0, 1.5), level.ratios(), 0.5))
                .toList();
        AssignSettings asked = new AssignSettings(
                new AnchorSettings(
                        levels,
                        own.anchors().arithmetic(),
                        own.anchors().order(),
                        own.anchors().spacing()),
                own.matching(),
                own.resize(),
                own.crowd());
        Snippet snippet = Snippet.of(Framework.KERAS_RETINANET, asked);
        assertThat(snippet.text()).contains("sizes = 32 64 128 256 512\n", "scales = 0.828125 1.2421875\n");
        assertThat(snippet.notes()).noneMatch(note -> note.contains("is asked"));
    }

    /** Detectron2 and torchvision take strides from the backbone, the others write them down and still need maps of as many cells. */
    @ParameterizedTest
    @EnumSource(Framework.class)
    void stridesOfNoMapAreSaidToBe(Framework framework) {
        AssignSettings own = AssignSettings.of(framework.preset());
        AssignSettings asked = own.with(own.anchors().each(level -> level.level() == 4 ? level.withStride(20) : level));
        Snippet snippet = Snippet.of(framework, asked);
        boolean writes = framework == Framework.MMDETECTION || framework == Framework.KERAS_RETINANET;
        assertThat(snippet.expressed().anchors().levels().get(1).stride()).isEqualTo(writes ? 20 : 16);
        assertThat(snippet.notes())
                .anyMatch(note -> note.contains(
                        writes
                                ? "(P4 20) need feature maps"
                                : "strides is asked as 8 20 32 64 128, " + framework.title()
                                        + " has 8 16 32 64 128: they come from the backbone's feature maps"));
        assertThat(snippet.text().matches("(?s).*strides ?= ?\\[?8,? 20,? 32.*"))
                .isEqualTo(writes);
    }

    private static String own(Framework framework) {
        return Snippet.of(framework, AssignSettings.of(framework.preset())).text();
    }
}
