package org.focallens.ui.common;

import java.nio.file.Path;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Preset;
import org.focallens.data.Dataset;

/**
 * One room's wish that another show an image.
 *
 * @param path     where the data set was read
 * @param dataset  that it is of
 * @param image    its position in the data set
 * @param box      position among the image's labels of the box to select; 0 or more
 * @param preset   that the settings began with
 * @param settings by what its anchors are assigned
 */
public record ImageRequest(Path path, Dataset dataset, int image, int box, Preset preset, AssignSettings settings) {}
