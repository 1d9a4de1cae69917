package org.focallens.ui.training;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.focallens.core.lesson.Scores;
import org.focallens.ui.training.look.LookScope;
import org.focallens.ui.training.look.NamedLook;

/** What was last seen inside the networks, on the thread that shows it. */
final class Seen {

    private final ReadOnlyObjectWrapper<List<NamedLook>> looks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<LookScope> scope = new ReadOnlyObjectWrapper<>(LookScope.NOTHING);
    private final ReadOnlyObjectWrapper<Scores> scores = new ReadOnlyObjectWrapper<>();

    /** {@return what the networks say of an image, a few times a second; empty before the first step} */
    ReadOnlyObjectProperty<List<NamedLook>> looks() {
        return looks.getReadOnlyProperty();
    }

    /** {@return what there is to look at in the run} */
    ReadOnlyObjectProperty<LookScope> scope() {
        return scope.getReadOnlyProperty();
    }

    /** {@return how sure the first run's network was of the images of a recent step, or null before the first} */
    ReadOnlyObjectProperty<Scores> scores() {
        return scores.getReadOnlyProperty();
    }

    /** Another contest begins. The scores stay, for the room that follows them. */
    void clear() {
        looks.set(List.of());
        scope.set(LookScope.NOTHING);
    }

    void scope(LookScope next) {
        scope.set(next);
    }

    /** Takes what was seen since. */
    void take(Looker looker) {
        looker.pollScores().ifPresent(scores::set);
        looker.pollLooks().ifPresent(looks::set);
    }
}
