package org.focallens.data.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.focallens.data.LabelledImage;
import org.focallens.data.Problem;

/** One writing of a data set: its images under their new names, whether it was cancelled, how far it is, and what was lost. */
public final class Writing {
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;
    private final List<Problem> losses = new ArrayList<>();
    private int steps = 1;
    private int done;
    private int boxes;

    public Writing(BooleanSupplier cancelled, DoubleConsumer progress) {
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /**
     * Says how long the work is, for the progress that is told.
     *
     * @param count calls of {@link #step} that make the whole
     */
    public void expect(int count) {
        steps = Math.max(1, count);
    }

    public void step() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the writing was cancelled");
        }
        progress.accept(Math.min(1, (double) done++ / steps));
    }

    public void loss(Path file, String where, String what) {
        losses.add(new Problem(file, where, what));
    }

    /** Notes a loss of some of an image's boxes. */
    public void loss(LabelledImage image, int count, String what) {
        if (count > 0) {
            loss(image.file(), "", count + (count == 1 ? " box " : " boxes ") + what);
        }
    }

    public void wrote(int count) {
        boxes += count;
    }

    public int boxes() {
        return boxes;
    }

    public List<Problem> losses() {
        return losses;
    }
}
