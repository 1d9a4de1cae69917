package org.focallens.ui.anchors.inspector;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.focallens.core.explain.AnchorExplanation;
import org.focallens.core.explain.BoxExplanation;
import org.focallens.core.explain.Remedy;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorsState;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.common.Controls;

/** The parts of the inspector that say why: of the selected box, and of the chosen anchor. */
final class ExplainSections {
    private static final double BAR_WIDTH = 120;
    private static final double SHOWN_FROM = 0.0005;

    private final AnchorsViewModel model;
    private final ExplainViewModel why;
    private final Label verdict = line("box-verdict");
    private final Label limit = line("box-limit");
    private final Label resizing = line("box-resizing");
    private final Label levels = line("box-levels");
    private final Label trouble = line("box-trouble");
    private final VBox losses = new VBox(4);
    private final VBox remedies = new VBox(4);
    private final Label place = line("anchor-place");
    private final Label decision = line("anchor-decision");
    private final Label ious = line("anchor-ious");
    private final Label target = line("anchor-target");
    private final Label loss = line("anchor-loss");

    ExplainSections(AnchorsViewModel model, ExplainViewModel why) {
        this.model = model;
        this.why = why;
        losses.setId("box-losses");
        remedies.setId("box-remedies");
        trouble.textProperty().bind(why.trouble());
        why.box().subscribe(this::showBox);
        model.history()
                .state()
                .map(state -> state.truths().isEmpty())
                .subscribe(none -> showBox(why.box().get()));
        why.remedies().subscribe(this::showRemedies);
        why.anchor().subscribe(this::showAnchor);
    }

    private static Label line(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    /** {@return what stands in the part about the selected box} */
    Node box() {
        return new VBox(8, verdict, limit, losses, resizing, levels, remedies, trouble);
    }

    /** {@return what stands in the part about the chosen anchor} */
    Node anchor() {
        return new VBox(4, place, decision, ious, target, loss);
    }

    private void showBox(BoxExplanation now) {
        losses.getChildren().clear();
        if (now == null) {
            verdict.setText(
                    model.history().get().truths().isEmpty()
                            ? "This image has no box. Draw one (B)."
                            : "Click a box to see why it has its anchors.");
            List.of(limit, resizing, levels).forEach(label -> label.setText(""));
            return;
        }
        verdict.setText(BoxWords.verdict(now, model.history().get().matching()));
        limit.setText(BoxWords.mainLimit(now));
        resizing.setText(BoxWords.resizing(now));
        levels.setText(now.positive() == 0 ? "" : levels(now));
        BoxWords.losses(now).stream()
                .filter(one -> one.lost() >= SHOWN_FROM)
                .forEach(one -> losses.getChildren().add(bar(one)));
    }

    private String levels(BoxExplanation now) {
        StringBuilder text = new StringBuilder("Positive at");
        for (int i = 0; i < now.positives().length; i++) {
            if (now.positives()[i] > 0) {
                text.append(Texts.format(
                        "  %s: %d",
                        model.assigned().get().matching().grid().levels().get(i).name(), now.positives()[i]));
            }
        }
        return text.toString();
    }

    /** How much of the IoU one thing costs; a whole bar would be an IoU of 1. */
    private static Node bar(BoxWords.Loss one) {
        Label title = new Label(one.title());
        title.setMinWidth(136);
        Region bar = new Region();
        bar.getStyleClass().add("loss-bar");
        bar.setMinWidth(Math.max(1, BAR_WIDTH * one.lost()));
        bar.setMaxWidth(Math.max(1, BAR_WIDTH * one.lost()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label number = new Label(Texts.format("−%.3f", one.lost()));
        number.getStyleClass().add("number");
        HBox row = new HBox(8, title, bar, gap, number);
        row.setAlignment(Pos.CENTER_LEFT);
        Controls.tip(title, one.help());
        return row;
    }

    private void showRemedies(List<Remedy> found) {
        remedies.getChildren().clear();
        if (!found.isEmpty()) {
            Label title = Controls.note("Changes that would give it an anchor, each tried:");
            remedies.getChildren().add(title);
        }
        found.forEach(remedy -> remedies.getChildren().add(row(remedy)));
    }

    private Node row(Remedy remedy) {
        Label what = new Label(BoxWords.remedy(remedy));
        what.setWrapText(true);
        Label outcome = Controls.note(BoxWords.outcome(remedy));
        VBox text = new VBox(what, outcome);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(8, text);
        row.setAlignment(Pos.CENTER_LEFT);
        if (remedy.kind() != Remedy.Kind.SHIFT) {
            Button apply = new Button("Apply");
            apply.setId(
                    "remedy-" + remedy.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            apply.setMinWidth(Region.USE_PREF_SIZE);
            apply.setOnAction(event -> why.apply(remedy));
            Controls.tip(apply, "Applies this change to the settings; it can be undone.");
            row.getChildren().add(apply);
        }
        return row;
    }

    private void showAnchor(AnchorExplanation now) {
        if (now == null) {
            place.setText("");
            List.of(decision, ious, target, loss).forEach(label -> label.setText(""));
            return;
        }
        AnchorsState state = model.history().get();
        place.setText(
                AnchorWords.place(now, model.assigned().get().matching().grid().place(now.anchor())));
        decision.setText(AnchorWords.decision(now, model.assigned().get().match()));
        ious.setText(overlaps(now));
        target.setText(AnchorWords.target(now, state.preset().coder()));
        loss.setText(AnchorWords.loss(now, state.preset().loss().prior()));
    }

    private String overlaps(AnchorExplanation now) {
        StringBuilder text = new StringBuilder();
        for (int truth = 0; truth < now.ious().length; truth++) {
            if (now.ious()[truth] > 0) {
                text.append(Texts.format(
                        "%sbox %d: %.3f",
                        text.isEmpty() ? "IoU with " : ", ",
                        model.assigned().get().match().boxAt()[truth] + 1,
                        now.ious()[truth]));
            }
        }
        return text.isEmpty() ? "It overlaps no box." : text.toString();
    }
}
