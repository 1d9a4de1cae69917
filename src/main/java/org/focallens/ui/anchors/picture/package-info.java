/**
 * The picture of the anchors room in its layers: image, heat map, anchors rastered in software, highlights, legend,
 * and the mouse on them.
 *
 * <p>Entered by the anchors room alone; knows the model, not the inspector.
 */
package org.focallens.ui.anchors.picture;
