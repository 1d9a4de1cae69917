package org.focallens.ui.training.inspect;

import javafx.scene.Node;
import org.focallens.figure.ChartStyle;

/** One way to look inside, as it stands on the page. */
interface InspectionPanel {

    /** {@return the picture} */
    Node node();

    /** {@return what is chosen and told beside it} */
    Node side();

    /** Shows what the model has now; called only while the panel is on the page. */
    void refresh();

    /** Takes another look from the next refresh on. */
    void style(ChartStyle style);
}
