package org.focallens.core.preset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;

/** Changes one of the settings by which anchors are assigned to what a person typed. Names and texts are those of {@link AssignSheet}. */
public final class AssignEdit {
    /** The settings that can be changed, in the sheet's order. */
    public static final List<String> NAMES = List.of(AssignSheet.LEVELS, AssignSheet.SIZES, AssignSheet.SCALES, AssignSheet.RATIOS, AssignSheet.OFFSET,
            AssignSheet.FOREGROUND, AssignSheet.BACKGROUND, AssignSheet.LOW_QUALITY, AssignSheet.BORDER, AssignSheet.CROWD, AssignSheet.RESIZE);

    private AssignEdit() {
    }

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
            return settings;                // the sheet shows six digits, and there may be more
        }
        AnchorSettings anchors = settings.anchors();
        return switch (name) {
            case AssignSheet.LEVELS -> with(settings, levels(anchors, typed));
            case AssignSheet.SIZES -> with(settings, sizes(anchors, typed));
            case AssignSheet.SCALES -> with(settings, each(anchors, level -> shapes(level, numbers(name, typed), level.ratios())));
            case AssignSheet.RATIOS -> with(settings, each(anchors, level -> shapes(level, level.scales(), numbers(name, typed))));
            case AssignSheet.OFFSET -> with(settings, each(anchors, level -> new AnchorLevel(level.level(), level.size(), level.scales(), level.ratios(),
                    number(name, typed))));
            case AssignSheet.FOREGROUND -> foreground(settings, number(name, typed));
            case AssignSheet.BACKGROUND -> with(settings, settings.matching().withThresholds(settings.matching().foreground(), number(name, typed)));
            case AssignSheet.LOW_QUALITY -> with(settings, settings.matching().withLowQuality(one(name, typed, LowQuality.values(), LowQuality::text)));
            case AssignSheet.BORDER -> with(settings, border(settings.matching(), one(name, typed, BorderRule.values(), AssignEdit::lower)));
            case AssignSheet.CROWD -> new AssignSettings(anchors, settings.matching(), settings.resize(), one(name, typed, CrowdRule.values(),
                    AssignEdit::lower));
            case AssignSheet.RESIZE -> new AssignSettings(anchors, settings.matching(), resize(settings.resize(), typed), settings.crowd());
            default -> throw new IllegalArgumentException("there is no setting '" + name + "' to change; there are " + String.join(", ", NAMES));
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
        UnaryOperator<AnchorLevel> own = level -> level(from.anchors(), level.level());
        return switch (name) {
            case AssignSheet.SIZES -> with(settings, each(settings.anchors(), level -> new AnchorLevel(level.level(), own.apply(level).size(),
                    level.scales(), level.ratios(), level.offset())));
            case AssignSheet.SCALES -> with(settings, each(settings.anchors(), level -> shapes(level, own.apply(level).scales(), level.ratios())));
            case AssignSheet.RATIOS -> with(settings, each(settings.anchors(), level -> shapes(level, level.scales(), own.apply(level).ratios())));
            case AssignSheet.OFFSET -> with(settings, each(settings.anchors(), level -> new AnchorLevel(level.level(), level.size(), level.scales(),
                    level.ratios(), own.apply(level).offset())));
            case AssignSheet.FOREGROUND -> foreground(settings, from.matching().foreground());
            case AssignSheet.BACKGROUND -> with(settings, settings.matching().withThresholds(settings.matching().foreground(),
                    Math.min(settings.matching().foreground(), from.matching().background())));
            case AssignSheet.RESIZE -> new AssignSettings(settings.anchors(), settings.matching(), from.resize(), settings.crowd());
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
            case AssignSheet.LOW_QUALITY -> Arrays.stream(LowQuality.values()).map(LowQuality::text).toList();
            case AssignSheet.BORDER -> Arrays.stream(BorderRule.values()).map(AssignEdit::lower).toList();
            case AssignSheet.CROWD -> Arrays.stream(CrowdRule.values()).map(AssignEdit::lower).toList();
            default -> List.of();
        };
    }

    private static AssignSettings with(AssignSettings settings, AnchorSettings anchors) {
        return new AssignSettings(anchors, settings.matching(), settings.resize(), settings.crowd());
    }

    private static AssignSettings with(AssignSettings settings, MatchSettings matching) {
        return new AssignSettings(settings.anchors(), matching, settings.resize(), settings.crowd());
    }

    /** The lower threshold follows where the upper one passes it. */
    private static AssignSettings foreground(AssignSettings settings, double foreground) {
        return with(settings, settings.matching().withThresholds(foreground, Math.min(foreground, settings.matching().background())));
    }

    private static MatchSettings border(MatchSettings old, BorderRule border) {
        return new MatchSettings(old.foreground(), old.background(), old.ignoreAtThreshold(), old.lowQuality(), border, old.iou());
    }

    private static AnchorSettings each(AnchorSettings anchors, UnaryOperator<AnchorLevel> change) {
        return new AnchorSettings(anchors.levels().stream().map(change).toList(), anchors.arithmetic(), anchors.order(), anchors.spacing());
    }

    private static AnchorLevel shapes(AnchorLevel level, List<Double> scales, List<Double> ratios) {
        return new AnchorLevel(level.level(), level.size(), scales, ratios, level.offset());
    }

    private static AnchorSettings sizes(AnchorSettings anchors, String text) {
        List<Double> sizes = numbers(AssignSheet.SIZES, text);
        if (sizes.size() != anchors.levels().size()) {
            throw new IllegalArgumentException("sizes must be " + anchors.levels().size() + " numbers, one a level, but are " + sizes.size());
        }
        List<AnchorLevel> levels = new ArrayList<>();
        for (AnchorLevel level : anchors.levels()) {
            levels.add(new AnchorLevel(level.level(), sizes.get(levels.size()), level.scales(), level.ratios(), level.offset()));
        }
        return new AnchorSettings(levels, anchors.arithmetic(), anchors.order(), anchors.spacing());
    }

    /** A level that comes anew takes the shapes of the nearest there is, with the size doubled or halved for each step. */
    private static AnchorSettings levels(AnchorSettings anchors, String text) {
        List<AnchorLevel> levels = new ArrayList<>();
        for (String part : text.split("[\\s,;]+")) {
            if (!part.matches("[Pp]?[3-7]")) {
                throw new IllegalArgumentException("levels must be of P3 P4 P5 P6 P7 but has '" + part + "'");
            }
            levels.add(level(anchors, part.charAt(part.length() - 1) - '0'));
        }
        return new AnchorSettings(levels, anchors.arithmetic(), anchors.order(), anchors.spacing());
    }

    private static AnchorLevel level(AnchorSettings anchors, int number) {
        AnchorLevel nearest = anchors.levels().get(0);
        for (AnchorLevel level : anchors.levels()) {
            nearest = Math.abs(level.level() - number) < Math.abs(nearest.level() - number) ? level : nearest;
        }
        return new AnchorLevel(number, nearest.size() * Math.pow(2, number - nearest.level()), nearest.scales(), nearest.ratios(), nearest.offset());
    }

    private static List<Double> numbers(String name, String text) {
        return Arrays.stream(text.split("[\\s,;]+")).map(part -> number(name, part)).toList();
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be numbers such as 0.5 but has '" + text + "'", e);
        }
    }

    private static <T> T one(String name, String text, T[] values, Function<T, String> textOf) {
        return Arrays.stream(values).filter(value -> textOf.apply(value).equals(text)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                name + " must be one of " + String.join(", ", Arrays.stream(values).map(textOf).toList()) + " but is '" + text + "'"));
    }

    /** SHORT/LONG keeps the old rule's way to round and to pad, unless a padding is given. */
    private static ResizeRule resize(ResizeRule old, String text) {
        String[] words = text.toLowerCase(Locale.ROOT).replace(" rounded down", "").split("\\s+padded to\\s+");
        if (words[0].equals("none")) {
            return new ResizeRule.None();
        }
        if (words[0].matches("\\d{1,5}x\\d{1,5}")) {
            int[] sides = Arrays.stream(words[0].split("x")).mapToInt(Integer::parseInt).toArray();
            return new ResizeRule.Frame(sides[0], sides[1]);
        }
        if (!words[0].matches("\\d{1,5}/\\d{1,5}") || words.length > 2 || words.length == 2 && !words[1].matches("\\d{1,4}")) {
            throw new IllegalArgumentException("resize must be none, SHORT/LONG such as 800/1333 padded to 32, or HEIGHTxWIDTH such as 640x640, but is '" + text
                    + "'");
        }
        int[] sides = Arrays.stream(words[0].split("/")).mapToInt(Integer::parseInt).toArray();
        ResizeRule.ShortSide base = old instanceof ResizeRule.ShortSide side ? side : new ResizeRule.ShortSide(sides[0], Math.max(sides[0], sides[1]), 1);
        return new ResizeRule.ShortSide(sides[0], sides[1], words.length == 2 ? Integer.parseInt(words[1]) : base.multipleOf(), base.rounding());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
