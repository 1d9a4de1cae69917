/**
 * The anchors room: one image, its boxes, and what becomes of every anchor.
 *
 * <p>Its door is {@link org.focallens.ui.anchors.AnchorsRoom}; the program's start enters here, other rooms never.
 */
package org.focallens.ui.anchors;
