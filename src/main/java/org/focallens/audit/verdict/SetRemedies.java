package org.focallens.audit.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.core.preset.ImageTiles;
import org.focallens.core.preset.ResizeRule;
import org.focallens.text.Texts;

/** Changes that may help boxes, of equals the first is taken. Whether they do is tried. */
final class SetRemedies {
    private static final ImageTiles TILES = new ImageTiles(640, 128);
    private static final int GREATEST_INPUT = 4096;

    private final AssignSettings settings;
    private final BoxSet boxes;
    private final Trial trial;

    SetRemedies(AssignSettings settings, BoxSet boxes, Trial trial) {
        this.settings = settings;
        this.boxes = boxes;
        this.trial = trial;
    }

    List<SetRemedy> all() {
        List<SetRemedy> all = new ArrayList<>();
        finerLevel().ifPresent(all::add);
        tiles().ifPresent(all::add);
        input(1.5).ifPresent(all::add);
        input(2).ifPresent(all::add);
        ratio().ifPresent(all::add);
        sizes().ifPresent(all::add);
        return all;
    }

    /** {@return forced matches, where there are none} */
    Optional<SetRemedy> force() {
        return settings.matching().lowQuality() == LowQuality.NONE
                ? Optional.of(new SetRemedy(
                        "The low-quality rule",
                        "--low-quality " + LowQuality.KEEP.text(),
                        settings.with(settings.matching().withLowQuality(LowQuality.KEEP))))
                : Optional.empty();
    }

    /** Half the base sizes where most boxes are smaller than the smallest anchor, twice where they are larger than the largest. */
    private Optional<SetRemedy> sizes() {
        double[] sizes = boxes.sizes();
        double middle = sizes[sizes.length / 2];
        double least = settings.anchors().levels().stream()
                .mapToDouble(level -> level.size() * Collections.min(level.scales()))
                .min()
                .orElseThrow();
        double greatest = settings.anchors().levels().stream()
                .mapToDouble(level -> level.size() * Collections.max(level.scales()))
                .max()
                .orElseThrow();
        double factor = middle < least ? 0.5 : middle > greatest ? 2 : 1;
        if (factor == 1) {
            return Optional.empty();
        }
        AnchorSettings anchors = settings.anchors().each(level -> level.withSize(level.size() * factor));
        List<AnchorLevel> levels = anchors.levels();
        return Optional.of(new SetRemedy(
                Texts.format(
                        "Base sizes of %.0f to %.0f",
                        levels.get(0).size(), levels.get(levels.size() - 1).size()),
                "",
                settings.with(anchors)));
    }

    /** P2 below P3, where most boxes are smaller than the smallest anchor. */
    private Optional<SetRemedy> finerLevel() {
        AnchorLevel first = settings.anchors().levels().get(0);
        double[] sizes = boxes.sizes();
        if (first.level() != 3 || sizes[sizes.length / 2] >= first.size()) {
            return Optional.empty();
        }
        String levels = "P2 " + AssignSheet.of(settings).get(AssignSheet.LEVELS);
        return Optional.of(new SetRemedy(
                "A P2 level",
                "--levels " + levels.replace(' ', ','),
                AssignEdit.with(settings, AssignSheet.LEVELS, levels)));
    }

    /** The boxes' middle ratio where it lies a fifth beyond those there are. */
    private Optional<SetRemedy> ratio() {
        double[] ratios = boxes.ratios();
        double middle = new BigDecimal(ratios[ratios.length / 2])
                .round(new MathContext(2))
                .doubleValue();
        List<Double> own = settings.anchors().levels().get(0).ratios();
        if (middle <= 1.2 * Collections.max(own) && middle >= Collections.min(own) / 1.2) {
            return Optional.empty();
        }
        return Optional.of(new SetRemedy(
                Texts.format("A further ratio of %s", middle),
                "",
                settings.with(settings.anchors()
                        .each(level -> level.withShapes(
                                level.scales(),
                                Stream.concat(level.ratios().stream(), Stream.of(middle))
                                        .sorted()
                                        .toList())))));
    }

    private Optional<SetRemedy> input(double factor) {
        ResizeRule rule = settings.resize();
        if (rule instanceof ResizeRule.ShortSide side) {
            rule = side.withSides(times(side.shortSide(), factor), times(side.longSide(), factor));
        } else if (rule instanceof ResizeRule.Frame frame) {
            rule = new ResizeRule.Frame(times(frame.inputHeight(), factor), times(frame.inputWidth(), factor));
        }
        AssignSettings changed = settings.with(rule);
        return rule.equals(settings.resize()) || trial.greatestInput(changed) > GREATEST_INPUT
                ? Optional.empty()
                : Optional.of(new SetRemedy("An input of " + rule.text(), "--resize " + rule.text(), changed));
    }

    private static int times(int side, double factor) {
        return (int) Math.rint(side * factor);
    }

    private Optional<SetRemedy> tiles() {
        return settings.resize() instanceof ImageTiles || !trial.anyLarger(TILES.size())
                ? Optional.empty()
                : Optional.of(new SetRemedy(
                        "Tiles of " + TILES.size(),
                        "--tiles " + TILES.size() + "/" + TILES.overlap(),
                        settings.with(TILES)));
    }
}
