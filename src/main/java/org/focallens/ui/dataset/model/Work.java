package org.focallens.ui.dataset.model;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableDoubleValue;
import org.focallens.ui.common.work.Background;
import org.focallens.ui.common.work.LatestDouble;

/** One kind of long work that a person starts: what it says, how far it is, and how it is given up. Used on the FX thread. */
public final class Work {
    private final Background background;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final LatestDouble progress;
    private String givenUp = "";
    private boolean failed;

    /** What is done away from the FX thread. */
    public interface Job<T> {
        T run(BooleanSupplier cancelled, DoubleConsumer progress) throws Exception;
    }

    public Work(Background background) {
        this.background = background;
        this.progress = new LatestDouble(background, -1);
    }

    /**
     * Starts in place of any work of this kind that is going on.
     *
     * @param doing   what is said meanwhile
     * @param stopped what is said once it is given up
     * @param job     the work
     * @param done    takes the result, and says what was done by {@link #say}
     */
    public <T> void start(String doing, String stopped, Job<T> job, Consumer<T> done) {
        start(doing, stopped, job, done, this::fail);
    }

    /**
     * Starts in place of any work of this kind that is going on.
     *
     * @param doing     what is said meanwhile
     * @param stopped   what is said once it is given up
     * @param job       the work
     * @param done      takes the result, and says what was done by {@link #say}
     * @param otherwise takes what failed
     */
    <T> void start(String doing, String stopped, Job<T> job, Consumer<T> done, Consumer<String> otherwise) {
        givenUp = stopped;
        failed = false;
        busy.set(true);
        progress.set(0);
        message.set(doing);
        background.submit(
                cancelled -> job.run(cancelled, progress::set),
                result -> {
                    busy.set(false);
                    done.accept(result);
                },
                failure -> {
                    busy.set(false);
                    otherwise.accept(failure.getMessage() == null ? failure.toString() : failure.getMessage());
                });
    }

    /** Tells of something that failed, until there is other news. */
    void fail(String what) {
        failed = true;
        message.set(what);
    }

    public void say(String text) {
        message.set(text);
    }

    public void cancel() {
        if (busy.get()) {
            background.cancel();
            busy.set(false);
            message.set(givenUp);
        }
    }

    /** {@return whether the last work failed; {@link #message} says of what} */
    public boolean failed() {
        return failed;
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    public ObservableDoubleValue progress() {
        return progress.shown();
    }
}
