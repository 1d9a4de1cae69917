package org.focallens.ui.anchors.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableDoubleValue;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.Problem;
import org.focallens.data.ReadOptions;
import org.focallens.data.image.Images;
import org.focallens.data.open.Datasets;
import org.focallens.text.Texts;
import org.focallens.ui.common.work.Background;
import org.focallens.ui.common.work.LatestDouble;

/**
 * The open data set and the one image of it that is shown. Both are read in the background; what is shown stays until the next is there. An
 * image that cannot be read leaves none shown, and the images beside it can still be gone to.
 */
public final class ImageBrowser {
    private final Background loading;
    private final ReadOnlyObjectWrapper<Dataset> dataset = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<OpenImage> image = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final LatestDouble progress;
    private Path path;
    private int position;
    private int asked;
    private boolean failed;
    private String lost = "";

    /** @param loading where data sets and images are read */
    ImageBrowser(Background loading) {
        this.loading = loading;
        this.progress = new LatestDouble(loading, -1);
    }

    /**
     * Opens an image, an annotation file or a data set folder in the background.
     *
     * @param toOpen file or folder
     * @param first  position of the image to show first; the last one where there are fewer
     */
    public void open(Path toOpen, int first) {
        open(toOpen, first, this::fail);
    }

    /** Opens what was open before, or something else where that cannot be read any more, and says so. */
    public void reopen(Path before, int first, Path instead) {
        open(before, first, failure -> {
            lost = failure;
            open(instead, 0);
        });
    }

    private void open(Path toOpen, int first, Consumer<String> otherwise) {
        begin(0);
        message.set("Opening " + toOpen + " …");
        loading.submit(
                cancelled -> Datasets.open(toOpen, ReadOptions.DEFAULT, cancelled, progress::set),
                opened -> show(
                        toOpen,
                        opened,
                        Math.max(0, Math.min(first, opened.images().size() - 1))),
                failure -> otherwise.accept(text(failure)));
    }

    /** Shows another image of the open data set, counted from 0 and around its ends. */
    public void show(int next) {
        if (dataset.get() == null) {
            fail("Nothing is open");
        } else {
            show(path, dataset.get(), next);
        }
    }

    /**
     * Shows an image of a data set that was read elsewhere.
     *
     * @param from   where it was read
     * @param images the data set
     * @param wanted position of the image, counted around its ends
     */
    public void show(Path from, Dataset images, int wanted) {
        if (images.images().isEmpty()) {
            lose(from, images, 0);
            fail(images.name() + " has no images");
            return;
        }
        int next = Math.floorMod(wanted, images.images().size());
        if (images == dataset.get()) {
            asked = next;
        }
        LabelledImage label = images.images().get(next);
        begin(-1);
        loading.submit(
                cancelled -> new OpenImage(label, Images.read(label.file())),
                opened -> shown(from, images, next, opened),
                failure -> {
                    lose(from, images, next);
                    fail(text(failure));
                });
    }

    private void begin(double share) {
        failed = false;
        busy.set(true);
        progress.set(share);
    }

    private void shown(Path from, Dataset images, int at, OpenImage opened) {
        busy.set(false);
        goTo(from, images, at);
        image.set(opened);
        if (lost.isEmpty()) {
            message.set(describe());
        } else {
            fail(lost + "   ·   " + images.name() + " is shown instead");
            lost = "";
        }
    }

    private void lose(Path from, Dataset images, int at) {
        image.set(null);
        goTo(from, images, at);
    }

    private void goTo(Path from, Dataset images, int at) {
        path = from;
        dataset.set(images);
        position = at;
        asked = at;
    }

    private static String text(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** Tells of something that failed, until there is other news. */
    public void fail(String what) {
        failed = true;
        busy.set(false);
        message.set(what);
    }

    /** Tells of something done, until there is other news. */
    public void say(String done) {
        failed = false;
        message.set(done);
    }

    private String describe() {
        Dataset open = dataset.get();
        OpenImage now = image.get();
        String problems = open.problems().isEmpty()
                ? ""
                : "   ·   " + Texts.counted(open.problems().size(), "problem", "problems") + " in the data";
        return Texts.format(
                "%s   ·   image %,d of %,d   ·   %s   ·   %d × %d px%s",
                open.name(),
                position + 1,
                open.images().size(),
                now.label().file().getFileName(),
                now.picture().width(),
                now.picture().height(),
                problems);
    }

    /** Gives up what is being opened; what was open stays. */
    public void cancel() {
        if (busy.get()) {
            loading.cancel();
            busy.set(false);
            asked = position;
            message.set(image.get() == null ? "Cancelled" : describe());
        }
    }

    /** Shows the image after this one, or after the one that is being read. */
    public void next() {
        show(asked + 1);
    }

    /** Shows the image before this one, or before the one that is being read. */
    public void previous() {
        show(asked - 1);
    }

    /** {@return the open data set, null before any is} */
    public ReadOnlyObjectProperty<Dataset> dataset() {
        return dataset.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<OpenImage> image() {
        return image.getReadOnlyProperty();
    }

    /** {@return names of the categories; empty before a data set is open} */
    public List<String> categories() {
        return dataset.get() == null ? List.of() : dataset.get().categories();
    }

    /** {@return what is open, or what failed} */
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /** {@return what failed last; empty while nothing has since} */
    public Optional<String> failure() {
        return failed ? Optional.of(message.get()) : Optional.empty();
    }

    /** {@return whether something is being read} */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** {@return how far the reading is, 0..1; below 0 where it cannot be told} */
    public ObservableDoubleValue progress() {
        return progress.shown();
    }

    /** {@return what is wrong in the open data set, one line each; empty where nothing is} */
    public String problems() {
        return dataset.get() == null
                ? ""
                : dataset.get().problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    /** {@return what was opened last, null before anything was} */
    public Path path() {
        return path;
    }

    /** {@return position of the image on screen} */
    public int position() {
        return position;
    }
}
