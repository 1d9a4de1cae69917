package org.focallens.ui.training.chart;

import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * Lines over the steps as a chart takes them, without a copy. A line has no more points than a screen can show: of more, each point is the mean
 * of those since the point before it.
 */
final class RunDataset extends AbstractXYDataset {

    private static final int MOST_POINTS = 3000;
    private static final long serialVersionUID = 1L;

    private transient List<ChartLine> lines = List.of();
    private int window = 1;
    private double from;
    private double to = Double.POSITIVE_INFINITY;

    /** Draws other lines. */
    void lines(List<ChartLine> next) {
        lines = List.copyOf(next);
        fireDatasetChanged();
    }

    List<ChartLine> lines() {
        return lines;
    }

    /**
     * Each point becomes the mean of this many steps. Near the start of a line it is that of half the steps there are: the first losses are the
     * largest, and would all leave a full window at once, in a cliff that no network made.
     */
    void smoothOver(int steps) {
        window = steps;
        fireDatasetChanged();
    }

    /** Looks closer: what lies outside these steps is left out, so that what lies between is drawn in more detail. */
    void range(double first, double last) {
        from = first;
        to = last;
    }

    /** The lines have grown or begun anew. */
    void changed() {
        fireDatasetChanged();
    }

    /** The points of a line in sight, and how many of its own each stands for. */
    private record Part(int first, int stride, int count) {}

    /** Strides are powers of two that start at the line's own first point, so that the points of a growing line stay where they are. */
    private Part part(ChartLine line) {
        int first = Math.max(0, search(line, from) - 1);
        int end = Math.min(line.size(), search(line, to) + 1);
        int stride = 1;
        while ((end - first) / stride > MOST_POINTS) {
            stride *= 2;
        }
        first = first / stride * stride;
        return new Part(first, stride, Math.max(0, (end - first) / stride));
    }

    /** {@return the first point at or after a step} */
    private static int search(ChartLine line, double step) {
        int low = 0;
        int high = line.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (line.step(middle) < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public int getSeriesCount() {
        return lines.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return lines.get(series).title();
    }

    @Override
    public int getItemCount(int series) {
        return part(lines.get(series)).count;
    }

    private static int point(Part part, int item) {
        return part.first + (item + 1) * part.stride - 1;
    }

    @Override
    public double getXValue(int series, int item) {
        ChartLine line = lines.get(series);
        return line.step(point(part(line), item));
    }

    @Override
    public double getYValue(int series, int item) {
        ChartLine line = lines.get(series);
        Part part = part(line);
        int point = point(part, item);
        int half = Math.max(1, (point + 1) / 2);
        return line.value(point, Math.max(Math.min(line.points(window), half), part.stride));
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
