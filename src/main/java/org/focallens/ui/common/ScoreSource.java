package org.focallens.ui.common;

import javafx.beans.value.ObservableValue;
import org.focallens.core.lesson.Scores;

/** Where scores come from: a network in training, a saved run. Whoever shows them follows {@link #scores}. */
public interface ScoreSource {

    /** {@return in a sentence, e.g. "the network in training"; always the same for one source} */
    String name();

    /** {@return its name in a word or two, for a narrow choice} */
    String title();

    /** {@return whether {@link #choose} asks the user for something, so that it may be wished for again} */
    default boolean asks() {
        return false;
    }

    /** {@return what to do where there are no scores yet, after a colon} */
    default String advice() {
        return "start the training or choose a run, or look at the described distribution.";
    }

    /** Called when the source is chosen: one that needs a file asks for it. */
    default void choose() {}

    /** {@return the newest scores, null while there are none; changes on the FX thread only, and only to another object} */
    ObservableValue<Scores> scores();
}
