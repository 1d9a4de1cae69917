package org.focallens.ui.anchors.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.explain.NearestBoxes;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.IouRule;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.ui.anchors.model.AnchorDisplay;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.CellAnchor;
import org.focallens.ui.anchors.model.Colouring;
import org.focallens.ui.common.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverlayRasterTest {
    private static final Set<Integer> ALL_LEVELS = Set.of(3, 4, 5, 6, 7);
    private static final ViewTransform PLAIN = new ViewTransform(1, 0, 0);
    private static final int BLUE = 0xFF0072B2;
    private static final int ORANGE = 0xFFE69F00;
    private static final int GREY = 0xFF8A8A8A;
    private static final int VERMILION = 0xFFD55E00;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    /** 32 x 32 with one anchor of 16 x 16 a cell of P4, so that four anchors tile it. */
    private static Matching tiles(LowQuality rule, float... truths) {
        AnchorLevel tile = new AnchorLevel(4, 16, List.of(1.0), List.of(1.0), 0.5);
        AnchorSettings settings =
                new AnchorSettings(List.of(tile), ShapeArithmetic.EXACT, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE);
        return new Matcher(new MatchSettings(0.5, 0.4, true, rule, BorderRule.KEEP, IouRule.SINGLE))
                .match(new AnchorGrid(settings, 32, 32), truths);
    }

    private static int[] draw(Matching matching, ViewTransform view, int ofTruth, AnchorKind... kinds) {
        return new OverlayRaster(40, 40, view, () -> false)
                .draw(matching, null, Drawn.plain(Set.of(kinds), ALL_LEVELS, ofTruth));
    }

    private static long count(int[] pixels, int color) {
        return IntStream.of(pixels).filter(pixel -> pixel == color).count();
    }

    /** The anchor 16 0 32 16 becomes a frame of two pixels from 16, 0 to 32, 16, both included: 4 x 17 - 4 outside, 4 x 15 - 4 inside. */
    @Test
    void aPositiveAnchorIsABlueFrameOfTwoPixels() {
        int[] pixels = draw(tiles(LowQuality.NONE, 16, 0, 32, 16), PLAIN, -1, AnchorKind.POSITIVE);
        assertThat(count(pixels, BLUE)).isEqualTo(64 + 56);
        assertThat(IntStream.of(pixels).distinct()).as("nothing else").containsExactlyInAnyOrder(0, BLUE);
        assertThat(pixels[16]).isEqualTo(BLUE);
        assertThat(pixels[40 + 17]).isEqualTo(BLUE);
        assertThat(pixels[2 * 40 + 18]).as("inside").isZero();
        assertThat(pixels[15]).as("outside").isZero();
        assertThat(pixels[16 * 40 + 32]).as("the far corner").isEqualTo(BLUE);
        assertThat(pixels[17 * 40 + 32]).isZero();
    }

    @Test
    void zoomAndPanAreTaken() {
        int[] pixels =
                draw(tiles(LowQuality.NONE, 16, 0, 32, 16), new ViewTransform(0.5, 3, 10), -1, AnchorKind.POSITIVE);
        assertThat(pixels[10 * 40 + 11]).as("16 x .5 + 3, 0 + 10").isEqualTo(BLUE);
        assertThat(pixels[18 * 40 + 19]).isEqualTo(BLUE);
        assertThat(count(pixels, BLUE)).isEqualTo(4 * 9 - 4 + 4 * 7 - 4);
    }

    /** 0 0 8 12 has IoUs of 96 / 256 with the first anchor only: forced, drawn six pixels on and six off. */
    @Test
    void aForcedAnchorIsDashed() {
        int[] pixels = draw(tiles(LowQuality.KEEP, 0, 0, 8, 12), PLAIN, -1, AnchorKind.POSITIVE, AnchorKind.FORCED);
        assertThat(count(pixels, BLUE)).isZero();
        for (int x = 0; x <= 16; x++) {
            assertThat(pixels[x])
                    .as("top edge at " + x)
                    .isEqualTo(x / 6 % 2 == 0 ? VERMILION : x < 2 || x > 14 ? pixels[x] : 0);
        }
        assertThat(pixels[3 * 40]).isEqualTo(VERMILION);
        assertThat(pixels[8 * 40]).as("a gap of the left edge").isZero();
        assertThat(pixels[13 * 40]).isEqualTo(VERMILION);
        assertThat(draw(tiles(LowQuality.KEEP, 0, 0, 8, 12), PLAIN, -1, AnchorKind.POSITIVE))
                .as("not asked for")
                .containsOnly(0);
    }

    @Test
    void ignoredIsOrangeAndNegativesAreGreyLinesOfOnePixel() {
        Matching matching = tiles(LowQuality.NONE, 0, 0, 16, 7); // 112 / 256 = .4375 with the first anchor
        int[] ignored = draw(matching, PLAIN, -1, AnchorKind.IGNORED);
        assertThat(count(ignored, ORANGE)).isEqualTo(120);
        int[] negative = draw(matching, PLAIN, -1, AnchorKind.NEGATIVE);
        assertThat(negative[3 * 40 + 3]).isZero();
        assertThat(negative[0]).as("the ignored one is not among them").isZero();
        assertThat(negative[20]).isEqualTo(GREY);
        assertThat(negative[40 + 20]).as("thin").isZero();
        int[] both = draw(matching, PLAIN, -1, AnchorKind.NEGATIVE, AnchorKind.IGNORED);
        assertThat(both[16]).as("the rarer kind on top").isEqualTo(ORANGE);
    }

    @Test
    void oneBoxMeansItsOwnPositivesOnly() {
        Matching matching = tiles(LowQuality.NONE, 0, 0, 16, 16, 16, 16, 32, 32);
        assertThat(count(draw(matching, PLAIN, -1, AnchorKind.POSITIVE), BLUE)).isBetween(230L, 240L);
        int[] second = draw(matching, PLAIN, 1, AnchorKind.POSITIVE);
        assertThat(count(second, BLUE)).isEqualTo(120);
        assertThat(second[0]).isZero();
        assertThat(second[32 * 40 + 32]).isEqualTo(BLUE);
    }

    /** Moved by -32, the right edges of the second column of tiles fall on the first pixels of the rows; those of the first are outside. */
    @Test
    void anEdgeOnTheFirstPixelIsDrawn() {
        Matching matching = tiles(LowQuality.NONE);
        int[] across = draw(matching, new ViewTransform(1, -32, 0), -1, AnchorKind.NEGATIVE);
        int[] down = draw(matching, new ViewTransform(1, 0, -32), -1, AnchorKind.NEGATIVE);
        assertThat(count(across, GREY)).isEqualTo(33);
        assertThat(count(down, GREY)).isEqualTo(33);
        assertThat(across[5 * 40]).isEqualTo(GREY);
        assertThat(down[5]).isEqualTo(GREY);
        int[] last = draw(matching, new ViewTransform(1, 39, 39), -1, AnchorKind.NEGATIVE);
        assertThat(count(last, GREY)).as("the corner on the last pixel").isEqualTo(1);
    }

    @Test
    void levelsThatAreNotShownAreNotDrawn() {
        Matching matching = tiles(LowQuality.NONE, 0, 0, 16, 16);
        int[] pixels = new OverlayRaster(40, 40, PLAIN, () -> false)
                .draw(matching, null, Drawn.plain(EnumSet.allOf(AnchorKind.class), Set.of(3, 5, 6, 7), -1));
        assertThat(pixels).containsOnly(0);
    }

    @Test
    void aCancelledDrawingStops() {
        Matching matching = new Matcher(Presets.TORCHVISION.matching())
                .match(new AnchorGrid(Presets.TORCHVISION.anchors(), 800, 1344), new float[0]);
        int[] pixels = new OverlayRaster(1344, 800, PLAIN, () -> true)
                .draw(matching, null, Drawn.plain(Set.of(AnchorKind.NEGATIVE), ALL_LEVELS, -1));
        assertThat(pixels).containsOnly(0);
    }

    /** Colours and filters, each against what it leaves. */
    @Test
    void filtersLeaveOutAndColoursTellWhatTheyAreAskedFor() {
        Matching matching = tiles(LowQuality.NONE, 16, 0, 32, 16);
        NearestBoxes nearest = NearestBoxes.of(matching);
        Set<AnchorKind> all = EnumSet.allOf(AnchorKind.class);
        int[] high =
                draw(matching, nearest, new Drawn(all, ALL_LEVELS, -1, AnchorDisplay.PLAIN.withLeastIou(0.9), null));
        assertThat(count(high, BLUE)).isPositive();
        assertThat(count(high, Palette.argb(Palette.NEGATIVE)))
                .as("below the least IoU")
                .isZero();
        int[] byLevel = draw(
                matching,
                nearest,
                new Drawn(all, ALL_LEVELS, -1, AnchorDisplay.PLAIN.withColouring(Colouring.LEVEL), null));
        assertThat(count(byLevel, BLUE)).isZero();
        assertThat(count(
                        byLevel,
                        Palette.argb(Palette.level(
                                matching.grid().levels().get(0).level().level()))))
                .isPositive();
        int[] byBox = draw(
                matching,
                nearest,
                new Drawn(all, ALL_LEVELS, -1, AnchorDisplay.PLAIN.withColouring(Colouring.TRUTH), null));
        assertThat(count(byBox, Palette.argb(Palette.truth(0)))).isPositive();
        int[] byIou = draw(
                matching,
                nearest,
                new Drawn(
                        Set.of(AnchorKind.POSITIVE),
                        ALL_LEVELS,
                        -1,
                        AnchorDisplay.PLAIN.withColouring(Colouring.IOU),
                        null));
        assertThat(count(byIou, Palette.argb(Palette.share(1))))
                .as("an anchor on its box")
                .isPositive();
        assertThat(draw(matching, nearest, new Drawn(all, ALL_LEVELS, -1, AnchorDisplay.PLAIN.withShape(99), null)))
                .as("no such shape")
                .containsOnly(0);
        int level = matching.grid().levels().get(0).level().level();
        int[] oneCell = draw(
                matching,
                nearest,
                new Drawn(all, ALL_LEVELS, -1, AnchorDisplay.PLAIN, new CellAnchor.Cell(level, 0, 0)));
        assertThat(oneCell)
                .isNotEqualTo(draw(matching, nearest, new Drawn(all, ALL_LEVELS, -1, AnchorDisplay.PLAIN, null)));
        assertThat(Arrays.stream(oneCell).filter(pixel -> pixel != 0).count()).isPositive();
    }

    private static int[] draw(Matching matching, NearestBoxes nearest, Drawn drawn) {
        return new OverlayRaster(40, 40, PLAIN, () -> false).draw(matching, nearest, drawn);
    }

    /** Views of whole pixels too, in which edges of anchors fall exactly on the edge of the picture. */
    @ParameterizedTest
    @MethodSource("seeds")
    void leavingOutWhatIsOutsideDrawsTheSamePixels(long seed) {
        Random random = new Random(seed);
        Preset preset = Presets.ALL.get(random.nextInt(Presets.ALL.size()));
        int height = 64 + random.nextInt(200);
        int width = 64 + random.nextInt(200);
        Matching matching = new Matcher(preset.matching())
                .match(new AnchorGrid(preset.anchors(), height, width), boxes(random, height, width));
        ViewTransform view = seed % 2 == 0
                ? new ViewTransform(1 << random.nextInt(4), random.nextInt(600) - 500, random.nextInt(600) - 500)
                : new ViewTransform(
                        Math.exp(random.nextDouble() * 5 - 2),
                        random.nextDouble() * 800 - 400,
                        random.nextDouble() * 800 - 400);
        EnumSet<AnchorKind> kinds = EnumSet.noneOf(AnchorKind.class);
        Arrays.stream(AnchorKind.values()).filter(kind -> random.nextInt(4) > 0).forEach(kinds::add);
        Set<Integer> levels = random.nextBoolean() ? ALL_LEVELS : Set.of(3, 5, 7);
        int ofTruth = random.nextInt(3) - 1;
        int[] drawn = new OverlayRaster(150, 110, view, () -> false)
                .draw(matching, null, Drawn.plain(kinds, levels, ofTruth));
        assertThat(drawn).isEqualTo(new Plain(150, 110, view).draw(matching, kinds, levels, ofTruth));
    }

    private static float[] boxes(Random random, int height, int width) {
        float[] boxes = new float[8];
        for (int i = 0; i < 8; i += 4) {
            boxes[i] = random.nextFloat() * width * 0.7f;
            boxes[i + 1] = random.nextFloat() * height * 0.7f;
            boxes[i + 2] = boxes[i] + 5 + random.nextFloat() * width / 2;
            boxes[i + 3] = boxes[i + 1] + 5 + random.nextFloat() * height / 2;
        }
        return boxes;
    }

    /** Draws every anchor there is, pixel by pixel. */
    private record Plain(int width, int height, ViewTransform view, int[] pixels) {
        Plain(int width, int height, ViewTransform view) {
            this(width, height, view, new int[width * height]);
        }

        int[] draw(Matching matching, Set<AnchorKind> kinds, Set<Integer> levels, int ofTruth) {
            int[] forced = matching.forced();
            IntPredicate isForced = anchor -> Arrays.binarySearch(forced, anchor) >= 0;
            IntPredicate isChosen = anchor -> ofTruth < 0 || matching.state(anchor) == ofTruth;
            int[] ignored = ofTruth < 0 ? matching.ignored() : matching.ignoredOf(ofTruth);
            each(matching, kinds, levels, AnchorKind.NEGATIVE, anchor -> matching.state(anchor) == Matching.NEGATIVE);
            each(matching, kinds, levels, AnchorKind.IGNORED, anchor -> Arrays.binarySearch(ignored, anchor) >= 0);
            each(
                    matching,
                    kinds,
                    levels,
                    AnchorKind.POSITIVE,
                    anchor -> matching.state(anchor) >= 0 && isChosen.test(anchor) && !isForced.test(anchor));
            each(matching, kinds, levels, AnchorKind.FORCED, anchor -> isForced.test(anchor) && isChosen.test(anchor));
            return pixels;
        }

        private void each(
                Matching matching, Set<AnchorKind> kinds, Set<Integer> levels, AnchorKind kind, IntPredicate chosen) {
            for (int anchor = 0; anchor < matching.grid().size(); anchor++) {
                AnchorGrid.Place place = matching.grid().place(anchor);
                if (kinds.contains(kind)
                        && levels.contains(place.level().level().level())
                        && chosen.test(anchor)) {
                    frame(place.box(), kind);
                }
            }
        }

        private void frame(double[] box, AnchorKind kind) {
            int left = (int) Math.floor(view.screenX(box[0]));
            int top = (int) Math.floor(view.screenY(box[1]));
            int right = (int) Math.floor(view.screenX(box[2]));
            int bottom = (int) Math.floor(view.screenY(box[3]));
            for (int inset = 0; inset < (kind == AnchorKind.NEGATIVE ? 1 : 2); inset++) {
                for (int x = left; x <= right; x++) {
                    put(x, top + inset, x - left, kind);
                    put(x, bottom - inset, x - left, kind);
                }
                for (int y = top; y <= bottom; y++) {
                    put(left + inset, y, y - top, kind);
                    put(right - inset, y, y - top, kind);
                }
            }
        }

        private void put(int x, int y, int along, AnchorKind kind) {
            boolean gap = kind == AnchorKind.FORCED && along / 6 % 2 == 1;
            if (!gap && x >= 0 && x < width && y >= 0 && y < height) {
                pixels[y * width + x] = Palette.argb(kind.color());
            }
        }
    }
}
