package org.focallens.ui.common;

import javafx.beans.value.ObservableValue;
import org.focallens.core.lesson.Scores;

/**
 * Scores that come by themselves.
 *
 * @param name   as a choice shows it
 * @param scores null inside while there are none
 */
public record FollowedScores(String name, ObservableValue<Scores> scores) implements ScoreSource {
}
