package org.focallens.ui.training.live;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.focallens.core.lesson.Scores;
import org.focallens.ui.training.engine.InspectionSchedule;
import org.focallens.ui.training.inspect.InspectionScope;
import org.focallens.ui.training.inspect.NamedInspection;

/** What was last seen inside the networks, on the thread that shows it. */
public final class LatestInspections {

    private final ReadOnlyObjectWrapper<List<NamedInspection>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<InspectionScope> scope = new ReadOnlyObjectWrapper<>(InspectionScope.NOTHING);
    private final ReadOnlyObjectWrapper<Scores> scores = new ReadOnlyObjectWrapper<>();

    /** {@return what the networks say of an image, a few times a second; empty before the first step} */
    public ReadOnlyObjectProperty<List<NamedInspection>> newest() {
        return all.getReadOnlyProperty();
    }

    /** {@return what there is to look at in the run} */
    public ReadOnlyObjectProperty<InspectionScope> scope() {
        return scope.getReadOnlyProperty();
    }

    /** {@return how sure the first run's network was of the images of a recent step, or null before the first} */
    public ReadOnlyObjectProperty<Scores> scores() {
        return scores.getReadOnlyProperty();
    }

    /** Another group begins. The scores stay, for the room that follows them. */
    public void clear() {
        all.set(List.of());
        scope.set(InspectionScope.NOTHING);
    }

    public void scope(InspectionScope next) {
        scope.set(next);
    }

    /** Takes what was seen since. */
    public void take(InspectionSchedule inspector) {
        inspector.pollScores().ifPresent(scores::set);
        inspector.pollInspections().ifPresent(all::set);
    }
}
