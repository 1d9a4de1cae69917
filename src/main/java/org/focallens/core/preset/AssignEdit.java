package org.focallens.core.preset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
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

/** Changes one of the settings by which anchors are assigned to what a person typed. Names and texts are those of {@link AssignSheet}. */
public final class AssignEdit {
    /** The settings that can be changed, in the sheet's order. */
    public static final List<String> NAMES = List.of(
            AssignSheet.LEVELS,
            AssignSheet.SIZES,
            AssignSheet.SCALES,
            AssignSheet.RATIOS,
            AssignSheet.STRIDES,
            AssignSheet.OFFSET,
            AssignSheet.ARITHMETIC,
            AssignSheet.ORDER,
            AssignSheet.SPACING,
            AssignSheet.IOU,
            AssignSheet.FOREGROUND,
            AssignSheet.BACKGROUND,
            AssignSheet.AT_BACKGROUND,
            AssignSheet.LOW_QUALITY,
            AssignSheet.BORDER,
            AssignSheet.CROWD,
            AssignSheet.RESIZE);

    private AssignEdit() {}

    /**
     * Changes one setting.
     *
     * @param settings to be changed
     * @param name     one of {@link #NAMES}
     * @param text     numbers are parted by spaces or commas; ratios are height / width
     * @return the changed settings; these where the text says what they are
     * @throws IllegalArgumentException if the text is none of the setting's; the message says what would be
     */
    public static AssignSettings with(AssignSettings settings, String name, String text) {
        String typed = text.strip();
        if (typed.equals(AssignSheet.of(settings).get(name))) {
            return settings; // the sheet shows six digits, and there may be more
        }
        AnchorSettings anchors = settings.anchors();
        MatchSettings matching = settings.matching();
        return switch (name) {
            case AssignSheet.LEVELS -> settings.with(anchors.withLevels(levels(anchors, typed)));
            case AssignSheet.SIZES ->
                settings.with(oneEach(anchors, name, Typed.numbers(name, typed), AnchorLevel::withSize));
            case AssignSheet.SCALES ->
                settings.with(anchors.each(level -> level.withShapes(Typed.numbers(name, typed), level.ratios())));
            case AssignSheet.RATIOS ->
                settings.with(anchors.each(level -> level.withShapes(level.scales(), Typed.numbers(name, typed))));
            case AssignSheet.STRIDES ->
                settings.with(oneEach(anchors, name, Typed.wholes(name, typed), AnchorLevel::withStride));
            case AssignSheet.OFFSET ->
                settings.with(anchors.each(level -> level.withOffset(Typed.number(name, typed))));
            case AssignSheet.ARITHMETIC, AssignSheet.ORDER, AssignSheet.SPACING ->
                settings.with(arithmetic(anchors, name, typed));
            case AssignSheet.IOU -> settings.with(matching.withIou(Typed.one(name, typed, IouRule.values())));
            case AssignSheet.FOREGROUND -> foreground(settings, Typed.number(name, typed));
            case AssignSheet.BACKGROUND ->
                settings.with(matching.withThresholds(matching.foreground(), Typed.number(name, typed)));
            case AssignSheet.AT_BACKGROUND ->
                settings.with(matching.withIgnoreAtThreshold(
                        Typed.one(name, typed, List.of(true, false), SheetText::atBackground)));
            case AssignSheet.LOW_QUALITY ->
                settings.with(matching.withLowQuality(
                        Typed.one(name, typed, List.of(LowQuality.values()), LowQuality::text)));
            case AssignSheet.BORDER -> settings.with(matching.withBorder(Typed.one(name, typed, BorderRule.values())));
            case AssignSheet.CROWD -> settings.with(Typed.one(name, typed, CrowdRule.values()));
            case AssignSheet.RESIZE -> settings.with(resize(settings.resize(), typed));
            default ->
                throw new IllegalArgumentException(
                        "there is no setting '" + name + "' to change; there are " + String.join(", ", NAMES));
        };
    }

    /**
     * Takes one setting over from others, to the last digit.
     *
     * @param settings to be changed
     * @param from     whose value is taken; of levels that it does not have, the nearest one's
     * @param name     one of {@link #NAMES}
     * @return the changed settings
     */
    public static AssignSettings putBack(AssignSettings settings, AssignSettings from, String name) {
        AnchorSettings anchors = settings.anchors();
        UnaryOperator<AnchorLevel> own = level -> level(from.anchors(), level.level());
        return switch (name) {
            case AssignSheet.SIZES ->
                settings.with(
                        anchors.each(level -> level.withSize(own.apply(level).size())));
            case AssignSheet.SCALES ->
                settings.with(
                        anchors.each(level -> level.withShapes(own.apply(level).scales(), level.ratios())));
            case AssignSheet.RATIOS ->
                settings.with(anchors.each(level ->
                        level.withShapes(level.scales(), own.apply(level).ratios())));
            case AssignSheet.STRIDES ->
                settings.with(
                        anchors.each(level -> level.withStride(own.apply(level).stride())));
            case AssignSheet.OFFSET ->
                settings.with(
                        anchors.each(level -> level.withOffset(own.apply(level).offset())));
            case AssignSheet.FOREGROUND -> foreground(settings, from.matching().foreground());
            case AssignSheet.BACKGROUND ->
                settings.with(settings.matching()
                        .withThresholds(
                                settings.matching().foreground(),
                                Math.min(
                                        settings.matching().foreground(),
                                        from.matching().background())));
            case AssignSheet.RESIZE -> settings.with(from.resize());
            default -> with(settings, name, AssignSheet.of(from).get(name));
        };
    }

    /**
     * The texts that a setting can have.
     *
     * @param name one of {@link #NAMES}
     * @return all of them; empty where they are numbers or a rule with numbers
     */
    public static List<String> choices(String name) {
        return switch (name) {
            case AssignSheet.ARITHMETIC -> texts(ShapeArithmetic.values());
            case AssignSheet.ORDER -> texts(ShapeOrder.values());
            case AssignSheet.SPACING -> texts(Spacing.values());
            case AssignSheet.IOU -> texts(IouRule.values());
            case AssignSheet.AT_BACKGROUND ->
                Stream.of(true, false).map(SheetText::atBackground).toList();
            case AssignSheet.LOW_QUALITY ->
                Arrays.stream(LowQuality.values()).map(LowQuality::text).toList();
            case AssignSheet.BORDER -> texts(BorderRule.values());
            case AssignSheet.CROWD -> texts(CrowdRule.values());
            default -> List.of();
        };
    }

    private static List<String> texts(Enum<?>[] values) {
        return Arrays.stream(values).map(SheetText::lower).toList();
    }

    /** The lower threshold follows where the upper one passes it. */
    private static AssignSettings foreground(AssignSettings settings, double foreground) {
        return settings.with(settings.matching()
                .withThresholds(
                        foreground, Math.min(foreground, settings.matching().background())));
    }

    private static AnchorSettings arithmetic(AnchorSettings old, String name, String text) {
        return switch (name) {
            case AssignSheet.ARITHMETIC ->
                new AnchorSettings(
                        old.levels(), Typed.one(name, text, ShapeArithmetic.values()), old.order(), old.spacing());
            case AssignSheet.ORDER ->
                new AnchorSettings(
                        old.levels(), old.arithmetic(), Typed.one(name, text, ShapeOrder.values()), old.spacing());
            default ->
                new AnchorSettings(
                        old.levels(), old.arithmetic(), old.order(), Typed.one(name, text, Spacing.values()));
        };
    }

    private static <T> AnchorSettings oneEach(
            AnchorSettings anchors, String name, List<T> values, BiFunction<AnchorLevel, T, AnchorLevel> change) {
        if (values.size() != anchors.levels().size()) {
            throw new IllegalArgumentException(
                    name + " must be " + anchors.levels().size() + " numbers, one a level, but are " + values.size());
        }
        Iterator<T> next = values.iterator();
        return anchors.each(level -> change.apply(level, next.next()));
    }

    /** A level that comes anew takes the shapes of the nearest there is, with size and stride doubled or halved for each step. */
    private static List<AnchorLevel> levels(AnchorSettings anchors, String text) {
        List<AnchorLevel> levels = new ArrayList<>();
        for (String part : text.split("[\\s,;]+", 0)) {
            if (!part.matches("[Pp]?[2-7]")) {
                throw new IllegalArgumentException("levels must be of P2 P3 P4 P5 P6 P7 but has '" + part + "'");
            }
            levels.add(level(anchors, part.charAt(part.length() - 1) - '0'));
        }
        return levels;
    }

    private static AnchorLevel level(AnchorSettings anchors, int number) {
        AnchorLevel nearest = anchors.levels().get(0);
        for (AnchorLevel level : anchors.levels()) {
            nearest = Math.abs(level.level() - number) < Math.abs(nearest.level() - number) ? level : nearest;
        }
        double factor = Math.pow(2, number - nearest.level());
        int stride = (int) Math.max(1, Math.min(AnchorLevel.GREATEST_STRIDE, Math.rint(factor * nearest.stride())));
        return new AnchorLevel(
                number, factor * nearest.size(), nearest.scales(), nearest.ratios(), nearest.offset(), stride);
    }

    /** SHORT/LONG keeps the old rule's way to round and to pad, unless a padding is given. */
    private static ResizeRule resize(ResizeRule old, String text) {
        String[] words =
                text.toLowerCase(Locale.ROOT).replace(" rounded down", "").split("\\s+padded to\\s+", 0);
        if (words[0].equals("none")) {
            return new ResizeRule.None();
        }
        if (words[0].startsWith("tiles ")) {
            return ImageTiles.of(words[0].substring("tiles ".length()).strip());
        }
        if (words[0].matches("\\d{1,5}x\\d{1,5}")) {
            int[] sides = Arrays.stream(words[0].split("x", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            return new ResizeRule.Frame(sides[0], sides[1]);
        }
        if (!words[0].matches("\\d{1,5}/\\d{1,5}")
                || words.length > 2
                || (words.length == 2 && !words[1].matches("\\d{1,4}"))) {
            throw new IllegalArgumentException(
                    "resize must be none, SHORT/LONG such as 800/1333 padded to 32, HEIGHTxWIDTH such as 640x640, or tiles 640/128, but is '"
                            + text + "'");
        }
        int[] sides =
                Arrays.stream(words[0].split("/")).mapToInt(Integer::parseInt).toArray();
        ResizeRule.ShortSide base = old instanceof ResizeRule.ShortSide side
                ? side
                : new ResizeRule.ShortSide(sides[0], Math.max(sides[0], sides[1]), 1);
        return new ResizeRule.ShortSide(
                sides[0],
                sides[1],
                words.length == 2 ? Integer.parseInt(words[1]) : base.multipleOf(),
                base.rounding());
    }
}
