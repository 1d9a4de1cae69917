package org.focallens.ui.training;

import org.jfree.data.xy.AbstractXYDataset;

/**
 * The history as the chart's three lines, without a copy. A line has no more points than a screen can show: of a longer history each
 * point is the mean of the steps since the point before it.
 */
final class LossDataset extends AbstractXYDataset {

    static final int TOTAL = 0;
    static final int CLASSIFICATION = 1;
    static final int BOX = 2;
    private static final String[] NAMES = {"Total", "Classification", "Box"};
    private static final int MOST_POINTS = 4000;
    private static final long serialVersionUID = 1L;

    private final transient LossHistory history;
    private int window = 1;
    private int stride = 1;

    LossDataset(LossHistory history) {
        this.history = history;
    }

    /** Each point becomes the mean of this many steps. */
    void smoothOver(int steps) {
        window = steps;
        fireDatasetChanged();
    }

    /** The history has grown or begun anew. Strides double, so that the points of a growing history stay where they are. */
    void changed() {
        stride = 1;
        while (history.size() / stride > MOST_POINTS) {
            stride *= 2;
        }
        fireDatasetChanged();
    }

    @Override
    public int getSeriesCount() {
        return NAMES.length;
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return NAMES[series];
    }

    @Override
    public int getItemCount(int series) {
        return history.size() / stride;
    }

    @Override
    public double getXValue(int series, int item) {
        return (double) (item + 1) * stride;
    }

    @Override
    public double getYValue(int series, int item) {
        int index = (item + 1) * stride - 1;
        int over = Math.max(window, stride);
        return switch (series) {
            case TOTAL -> history.total(index, over);
            case CLASSIFICATION -> history.classification(index, over);
            default -> history.box(index, over);
        };
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }
}
