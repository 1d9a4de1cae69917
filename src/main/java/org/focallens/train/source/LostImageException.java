package org.focallens.train.source;

import java.io.UncheckedIOException;
import org.focallens.data.image.ImageException;

/** A picture of a run cannot be read any more, and no other can stand in its place. The message names it and says what to do. */
public final class LostImageException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    LostImageException(ImageException cause) {
        super(
                cause.getMessage() + "; the run needs it: repair it, or remove it from the data set and start again",
                cause);
    }
}
