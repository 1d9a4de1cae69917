package org.focallens.data.scene;

import org.focallens.data.Labels;
import org.focallens.data.image.Picture;

/**
 * A picture and the boxes of its objects, each as tight as its shape even where another shape covers a part of it.
 *
 * @param picture the pixels
 * @param labels  the boxes; categories are ordinals of {@link SceneShape}
 */
public record Scene(Picture picture, Labels labels) {}
