/** The settings beside the picture: learning, images, run, measuring and processor. */
package org.focallens.ui.training.settings;
