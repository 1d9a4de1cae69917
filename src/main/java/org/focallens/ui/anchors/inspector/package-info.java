/**
 * The column beside the picture: settings, numbers, why a box has its anchors, and other settings held against these.
 *
 * <p>Entered by the anchors room alone; knows the model, not the picture.
 */
package org.focallens.ui.anchors.inspector;
