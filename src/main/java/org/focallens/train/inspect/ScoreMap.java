package org.focallens.train.inspect;

import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.detect.LevelOutput;

/**
 * The scores of a level's cells: of each class the best of the cell's anchors.
 *
 * @param level   for example {@code P3}
 * @param rows    of cells
 * @param columns of cells
 * @param classes of scores
 * @param scores  0..1: (rows, columns, classes)
 */
public record ScoreMap(String level, int rows, int columns, int classes, float[] scores) {

    public static ScoreMap of(LevelGrid grid, LevelOutput output) {
        float[] scores = new float[grid.rows() * grid.columns() * output.classes()];
        for (int i = 0; i < output.logits().length; i++) {
            int cell = i / output.classes() / grid.shapes();
            int at = cell * output.classes() + i % output.classes();
            scores[at] = Math.max(scores[at], (float) (1 / (1 + Math.exp(-output.logits()[i]))));
        }
        return new ScoreMap(grid.name(), grid.rows(), grid.columns(), output.classes(), scores);
    }

    /**
     * One score.
     *
     * @param row    of cells
     * @param column of cells
     * @param label  class index
     * @return 0..1
     */
    public float score(int row, int column, int label) {
        return scores[(row * columns + column) * classes + label];
    }
}
