package org.focallens.ui.dataset.gallery;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.focallens.data.image.Images;
import org.focallens.data.image.Picture;
import org.focallens.ui.common.work.Background;

/**
 * Small pictures of images, decoded in the background, the newest asked for first: whoever scrolls on waits for what is on the screen, not for what has
 * passed. Of those not on the screen the ones looked at last are kept. Used on the FX thread.
 */
public final class Thumbnails {
    static final int WIDTH = 176;
    static final int HEIGHT = 132;
    /** Some 37 MB. */
    private static final int KEPT = 400;
    /** More than a screen holds. */
    private static final int WAITING = 120;

    private final Background decoding;
    private final Map<Path, Thumbnail> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Thumbnail> eldest) {
            return size() > KEPT;
        }
    };
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Path> arrived = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /**
     * What came of a file.
     *
     * @param image   at most {@link #WIDTH} x {@link #HEIGHT}, null where it cannot be read
     * @param failure why; empty where it could
     */
    record Thumbnail(Image image, String failure) {}

    public Thumbnails(Background decoding) {
        this.decoding = decoding;
    }

    /** {@return the picture, or null where it is yet to come: {@link #arrived} then tells of it} */
    Thumbnail get(Path file) {
        Thumbnail thumbnail = kept.get(file);
        if (thumbnail == null) {
            waiting.remove(file);
            waiting.push(file);
            if (waiting.size() > WAITING) {
                waiting.removeLast();
            }
            if (!busy.get()) {
                next();
            }
        }
        return thumbnail;
    }

    private void next() {
        if (waiting.isEmpty()) {
            busy.set(false);
            return;
        }
        Path file = waiting.pop();
        busy.set(true);
        decoding.submit(
                cancelled -> image(Images.readSmall(file, WIDTH, HEIGHT)),
                image -> put(file, new Thumbnail(image, "")),
                failure -> put(file, new Thumbnail(null, String.valueOf(failure.getMessage()))));
    }

    private void put(Path file, Thumbnail thumbnail) {
        kept.put(file, thumbnail);
        arrived.set(file);
        next();
    }

    private static Image image(Picture picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        picture.pixels(),
                        picture.width());
        return image;
    }

    /** {@return the file whose picture came last} */
    ReadOnlyObjectProperty<Path> arrived() {
        return arrived.getReadOnlyProperty();
    }

    /** {@return whether pictures are yet to come} */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }
}
