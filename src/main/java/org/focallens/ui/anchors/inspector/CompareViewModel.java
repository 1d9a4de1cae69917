package org.focallens.ui.anchors.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.explain.Flip;
import org.focallens.core.explain.SettingsComparison;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Presets;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Assigned;
import org.focallens.ui.common.work.Background;

/** Other settings held against those of the room, on the image on screen. Follows every change. */
public final class CompareViewModel {
    private final AnchorsViewModel model;
    private final Background comparing;
    private final ObjectProperty<NamedSettings> other = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<SettingsComparison> comparison = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /**
     * @param model     the image, its boxes and the first settings
     * @param comparing where the matchings are made
     */
    public CompareViewModel(AnchorsViewModel model, Background comparing) {
        this.model = model;
        this.comparing = comparing;
        model.assigned().subscribe(this::compare);
        other.subscribe(this::compare);
    }

    /** How the anchors of one level flip; of all levels in the last row. */
    record LevelFlips(String level, int gained, int lost, int moved, int ignored) {}

    private void compare() {
        Assigned assigned = model.assigned().get();
        trouble.set("");
        if (assigned == null || other.get() == null) {
            comparing.cancel();
            comparison.set(null);
            return;
        }
        AssignSettings second = other.get().settings();
        comparing.submit(
                cancelled ->
                        SettingsComparison.of(assigned.boxes(), assigned.match().settings(), second, cancelled),
                comparison::set,
                failure -> {
                    comparison.set(null);
                    trouble.set("These settings cannot be compared here: " + failure.getMessage());
                });
    }

    /** {@return what can be compared with: every framework, and the sets with a name} */
    public List<NamedSettings> choices() {
        return Stream.concat(
                        Presets.ALL.stream()
                                .map(preset -> new NamedSettings(preset.title(), AssignSettings.of(preset))),
                        model.named().get().stream())
                .toList();
    }

    /** {@return a row for each level that has flips or anchors, then one for all} */
    List<LevelFlips> rows() {
        SettingsComparison now = comparison.get();
        List<LevelFlips> rows = new ArrayList<>();
        if (now != null) {
            Stream.concat(
                            now.first().matching().grid().levels().stream(),
                            now.second().matching().grid().levels().stream())
                    .map(LevelGrid::level)
                    .map(level -> level.level())
                    .distinct()
                    .sorted()
                    .forEach(level -> rows.add(row(
                            "P" + level,
                            now.flips().stream()
                                    .filter(flip -> flip.level() == level)
                                    .toList())));
            rows.add(row("All", now.flips()));
        }
        return rows;
    }

    private static LevelFlips row(String name, List<Flip> flips) {
        int[] counts = new int[Flip.Kind.values().length];
        flips.forEach(flip -> counts[flip.kind().ordinal()]++);
        return new LevelFlips(
                name,
                counts[Flip.Kind.GAINED.ordinal()],
                counts[Flip.Kind.LOST.ordinal()],
                counts[Flip.Kind.MOVED.ordinal()],
                counts[Flip.Kind.IGNORED.ordinal()]);
    }

    /** The other settings; null while nothing is compared. */
    public ObjectProperty<NamedSettings> other() {
        return other;
    }

    /** {@return what flips; null inside while nothing is compared} */
    public ReadOnlyObjectProperty<SettingsComparison> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /** {@return why nothing is compared; empty while all is well} */
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }
}
