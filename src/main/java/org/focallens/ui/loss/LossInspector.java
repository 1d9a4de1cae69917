package org.focallens.ui.loss;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Controls;

/** The right side of the loss room: settings, the numbers at the cursor, what to notice. */
final class LossInspector {
    private static final String GAMMA_HELP = """
            Focusing: an anchor keeps (1 − pₜ)^γ of its loss. At γ 2 and pₜ 0.9 that is 100 times less than cross entropy, 1000 times at 0.968. \
            2 in the paper, Detectron, Detectron2, torchvision, keras-retinanet and MMDetection; 1.5 in TF Vision. \
            The paper’s AP rises from 31.1 at γ 0 to 34.0 at γ 2 and falls to 32.2 at γ 5. \
            0, 0.5, 1, 2 and 5 hold the slider; type any number up to 10.""";
    private static final String ALPHA_HELP = """
            Weight of a positive; a negative weighs 1 − α. 0.25, the value of the paper and of nearly every framework, weighs a positive \
            a third of a negative: γ 2 has already made the many easy negatives small. Without γ the paper’s best α is 0.75.""";
    private static final String WEIGHTED_HELP = "Off, both labels weigh 1, as in the paper’s figure 1 and as torchvision’s alpha below 0. "
            + "That is not α 0.5, which halves every loss.";

    private final LossViewModel model;
    private final SliderField gamma;
    private final SliderField alpha;
    private final CheckBox weighted = new CheckBox("Weigh positives by α");
    private final Label headline = new Label();
    private final Label underline = Controls.note("");
    private final Label place = new Label();
    private final ReadoutGrid grid = new ReadoutGrid();
    private final VBox notices = new VBox(8);
    private final ScrollPane node;

    LossInspector(LossViewModel model) {
        this.model = model;
        gamma = new SliderField("loss-gamma", "γ, focusing", GAMMA_HELP, model.gammaInput(), (value, dragged) -> {
            model.slideGamma(value, dragged);
            return model.settings().get().gamma();
        }).steps(0.1, 1);
        alpha = new SliderField("loss-alpha", "α, weight of a positive", ALPHA_HELP, model.alphaInput(), (value, dragged) -> {
            model.slideAlpha(value);
            return model.settings().get().alpha();
        }).steps(0.01, 0.25);
        weighted.setId("loss-weighted");
        weighted.setOnAction(event -> model.setWeighted(weighted.isSelected()));
        Controls.tip(weighted, WEIGHTED_HELP);
        node = new ScrollPane(content());
        node.getStyleClass().add("inspector-scroll");
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setMinWidth(ScrollPane.USE_PREF_SIZE);
        model.settings().subscribe(this::showSettings);
        model.readout().subscribe(this::showReadout);
    }

    private VBox content() {
        headline.setId("loss-headline");
        headline.setStyle("-fx-font-size: 2.154em; -fx-font-weight: bold;");
        underline.setId("loss-underline");
        place.setId("loss-place");
        VBox content = new VBox(
                Controls.section("Loss", gamma, alpha, weighted),
                Controls.section("At the cursor", place, headline, underline, grid),
                Controls.section("To notice", notices));
        content.getStyleClass().add("inspector");
        return content;
    }

    ScrollPane node() {
        return node;
    }

    private void showSettings(CurveSettings settings) {
        gamma.follow(settings.gamma());
        alpha.follow(settings.alpha());
        weighted.setSelected(settings.weighted());
        showNotices(model.notices());
    }

    /** Labels stay and change their text: a new label costs the style sheet once more, at every step of a drag. */
    private void showNotices(List<String> sentences) {
        while (notices.getChildren().size() < sentences.size()) {
            notices.getChildren().add(Controls.note(""));
        }
        for (int i = 0; i < notices.getChildren().size(); i++) {
            Label label = (Label) notices.getChildren().get(i);
            label.setText(i < sentences.size() ? sentences.get(i) : "");
            label.setVisible(i < sentences.size());
            label.setManaged(label.isVisible());
        }
    }

    private void showReadout(Readout now) {
        CurveSettings settings = model.settings().get();
        place.setText(ReadoutGrid.place(now));
        headline.setText(model.headline());
        underline.setText(settings.gradient() ? "pull on the logit than cross entropy’s, by focusing" : "than cross entropy, by focusing alone");
        underline.setVisible(settings.gamma() > 0);
        grid.show(now, settings.weighted());
    }
}
