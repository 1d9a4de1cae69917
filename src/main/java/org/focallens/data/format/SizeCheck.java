package org.focallens.data.format;

import java.util.Optional;
import org.focallens.data.image.ImageHeader;

/** Compares the size in an annotation with the image's own. */
public final class SizeCheck {
    private SizeCheck() {}

    /** What is wrong; empty where the sizes agree or the annotation gives none (0). */
    public static Optional<String> of(ImageHeader header, int width, int height) {
        if (width == 0 || height == 0 || (width == header.width() && height == header.height())) {
            return Optional.empty();
        }
        String sizes = "the annotation says " + width + "x" + height + " but the image is " + header.width() + "x"
                + header.height();
        boolean unturned = header.liesOnSide() && width == header.storedWidth() && height == header.storedHeight();
        String advice = unturned
                ? "; it was annotated before its EXIF rotation, so its boxes are misplaced"
                : "; check that its boxes fit";
        return Optional.of(sizes + ": the image's size is used" + advice);
    }
}
