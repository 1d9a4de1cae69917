package org.focallens.ui.training;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import org.focallens.core.preset.NamedSettings;

/**
 * What other rooms have that a run can be made of.
 *
 * @param dataset the data set that is open; null inside while there is none
 * @param anchors settings by which anchors are assigned there; null inside while there are none
 */
public record OtherRooms(ObservableValue<Path> dataset, List<ObservableValue<NamedSettings>> anchors) {

    /** {@inheritDoc} */
    public OtherRooms {
        anchors = List.copyOf(anchors);
    }
}
