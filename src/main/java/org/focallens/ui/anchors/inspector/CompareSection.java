package org.focallens.ui.anchors.inspector;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.focallens.core.explain.SettingsComparison;
import org.focallens.core.preset.NamedSettings;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.inspector.CompareViewModel.LevelFlips;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.common.AssignTerms;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;

/** The part of the inspector that holds other settings against these. */
final class CompareSection {
    private static final String NONE = "nothing";

    private final AnchorsViewModel model;
    private final CompareViewModel comparing;

    CompareSection(AnchorsViewModel model, CompareViewModel comparing) {
        this.model = model;
        this.comparing = comparing;
    }

    Node node() {
        Label trouble = new Label();
        trouble.setId("compare-trouble");
        trouble.setWrapText(true);
        trouble.getStyleClass().add("field-error");
        trouble.textProperty().bind(comparing.trouble());
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        Label causes = Controls.note("");
        causes.setId("compare-causes");
        causes.setMinHeight(Region.USE_PREF_SIZE);
        SmallTable<LevelFlips> table = new SmallTable<LevelFlips>("flips", 6)
                .column("Level", 52, LevelFlips::level)
                .column("Gained", 64, row -> number(row.gained()))
                .column("Lost", 56, row -> number(row.lost()))
                .column("Moved", 64, row -> number(row.moved()))
                .column("Ign./neg.", 84, row -> number(row.ignored()));
        Controls.tip(
                table,
                "Gained: positive only by the other settings. Lost: positive only by these. Moved: positive by both, for another box. "
                        + "Ign./neg.: ignored by one, negative by the other.");
        comparing.comparison().subscribe(now -> {
            table.getItems().setAll(comparing.rows());
            causes.setText(now == null ? "Choose settings to see which anchors they assign differently." : words(now));
            table.setVisible(now != null);
            table.setManaged(now != null);
        });
        return new VBox(8, Controls.labelled("Compare with", choice()), trouble, table, causes);
    }

    private Choice<Optional<NamedSettings>> choice() {
        Choice<Optional<NamedSettings>> choice = new Choice<>(
                "compare",
                named -> named.map(NamedSettings::name).orElse(NONE),
                "Other settings, matched on the same image. Anchors that they decide otherwise are drawn in place of all others.");
        choice.setPrefWidth(200);
        model.named()
                .subscribe(named -> choice.offer(Stream.concat(
                                Stream.of(Optional.<NamedSettings>empty()),
                                comparing.choices().stream().map(Optional::of))
                        .toList()));
        comparing.other().subscribe(other -> choice.render(Optional.ofNullable(other)));
        choice.onChosen(other -> comparing.other().set(other.orElse(null)));
        return choice;
    }

    private static String words(SettingsComparison now) {
        if (now.causes().isEmpty()) {
            return "The settings are equal.";
        }
        StringBuilder text = new StringBuilder("Effect of each setting on its own:");
        for (SettingsComparison.Cause cause : now.causes()) {
            String flips = cause.flips() < 0 ? "cannot stand alone" : Texts.counted(cause.flips(), "flip", "flips");
            text.append(System.lineSeparator())
                    .append("· ")
                    .append(AssignTerms.change(cause.setting(), cause.first(), cause.second()))
                    .append(": ")
                    .append(flips);
        }
        return text.toString();
    }

    private static String number(int value) {
        return Texts.format("%,d", value);
    }
}
