/**
 * What the anchors room knows: the open image and its boxes, the settings, the assignment, the level and cell that
 * are inspected. No controls.
 *
 * <p>Entered by the anchors room alone.
 */
package org.focallens.ui.anchors.model;
