package org.focallens.ui.loss.curves;

import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import org.focallens.ui.common.Controls;
import org.focallens.ui.loss.common.CurveKind;
import org.focallens.ui.loss.common.LossViewModel;

/** Which losses are drawn. */
final class KindChoice extends FlowPane {

    KindChoice(LossViewModel room, CurvesViewModel model) {
        super(16, 8);
        for (CurveKind kind : CurveKind.values()) {
            CheckBox box = new CheckBox(kind.title());
            box.setId("loss-kind-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            box.setOnAction(event -> model.show(kind, box.isSelected()));
            room.state()
                    .subscribe(state -> box.setSelected(state.curves().kinds().contains(kind)));
            Controls.tip(box, kind.help());
            getChildren().add(box);
        }
    }
}
