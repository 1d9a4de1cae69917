package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossDatasetTest {

    private final LossHistory history = new LossHistory();
    private final LossDataset data = new LossDataset(history);

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            int step = history.size() + 1;
            history.add(step, 2 * step);
        }
        data.changed();
    }

    @Test
    void aShortHistoryHasAPointForEachStep() {
        steps(3);
        assertThat(data.getItemCount(LossDataset.TOTAL)).isEqualTo(3);
        assertThat(data.getXValue(0, 2)).isEqualTo(3);
        assertThat(data.getYValue(LossDataset.TOTAL, 2)).isEqualTo(9);
        assertThat(data.getYValue(LossDataset.CLASSIFICATION, 2)).isEqualTo(3);
        assertThat(data.getYValue(LossDataset.BOX, 0)).isEqualTo(2);
        data.smoothOver(2);
        assertThat(data.getYValue(LossDataset.CLASSIFICATION, 2)).isEqualTo(2.5);
    }

    @Test
    void aLongHistoryHasMeansThatLeaveNoStepOut() {
        steps(100_000);
        int points = data.getItemCount(LossDataset.BOX);
        assertThat(points).isBetween(2000, 4000);
        double stride = data.getXValue(0, 0);
        assertThat(data.getXValue(0, points - 1)).isCloseTo(100_000, within(stride));
        double sum = 0;
        for (int i = 0; i < points; i++) {
            sum += stride * data.getYValue(LossDataset.CLASSIFICATION, i);
        }
        double last = data.getXValue(0, points - 1);
        assertThat(sum).isCloseTo(last * (last + 1) / 2, within(1.0));
    }

    @Test
    void pointsStayWhereTheyAreWhileAHistoryGrows() {
        steps(5000);
        double x = data.getXValue(0, 700);
        double y = data.getYValue(LossDataset.TOTAL, 700);
        steps(1000);
        assertThat(data.getXValue(0, 700)).isEqualTo(x);
        assertThat(data.getYValue(LossDataset.TOTAL, 700)).isEqualTo(y);
    }
}
