package org.focallens.train;

import org.focallens.data.Labels;
import org.focallens.data.image.Picture;

/**
 * A picture of the network's input size with its objects.
 *
 * @param picture       padding included
 * @param labels        boxes in input pixels
 * @param contentWidth  pixels from the left that are no padding
 * @param contentHeight pixels from the top that are no padding
 */
public record Example(Picture picture, Labels labels, int contentWidth, int contentHeight) {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the content is empty or larger than the picture
     */
    public Example {
        if (contentWidth < 1 || contentWidth > picture.width() || contentHeight < 1 || contentHeight > picture.height()) {
            throw new IllegalArgumentException("content must lie within " + picture.width() + "x" + picture.height() + " but is "
                    + contentWidth + "x" + contentHeight);
        }
    }
}
