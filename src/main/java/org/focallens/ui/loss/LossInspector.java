package org.focallens.ui.loss;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Controls;
import org.focallens.ui.loss.common.Formula;
import org.focallens.ui.loss.common.LossFields;
import org.focallens.ui.loss.common.LossViewModel;

/** The right side of the loss room: the loss that all panels speak of, and what the panel on screen has to set and to say. */
final class LossInspector {
    private final Formula formula;
    private final VBox own = new VBox(16);
    private final ScrollPane node;

    LossInspector(LossViewModel model) {
        formula = new Formula(
                "\\mathrm{FL}(p_t)=-\\alpha_t\\,(1-p_t)^{\\gamma}\\,\\ln p_t",
                "FL of p t is minus alpha t times 1 minus p t to the gamma " + "times the logarithm of p t",
                17,
                model);
        LossFields fields = new LossFields(model);
        VBox content =
                new VBox(Controls.section("Loss", formula, fields.gamma(), fields.alpha(), fields.weighted()), own);
        content.getStyleClass().add("inspector");
        node = new ScrollPane(content);
        node.getStyleClass().add("inspector-scroll");
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setMinWidth(ScrollPane.USE_PREF_SIZE);
        node.visibleProperty().bind(model.inspector());
        node.managedProperty().bind(model.inspector());
    }

    /** Shows the settings of another panel. */
    void show(List<Node> settings) {
        own.getChildren().setAll(settings);
    }

    void style(ChartStyle style) {
        formula.style(style);
    }

    ScrollPane node() {
        return node;
    }
}
