package org.focallens.ui.common;

import javafx.beans.value.ObservableValue;
import org.focallens.core.lesson.Scores;

/**
 * Scores that come by themselves.
 *
 * @param name   in a sentence, e.g. "the network in training"
 * @param title  in a word or two
 * @param scores null inside while there are none
 */
public record FollowedScores(String name, String title, ObservableValue<Scores> scores) implements ScoreSource {}
