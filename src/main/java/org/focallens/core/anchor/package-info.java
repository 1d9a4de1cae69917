/**
 * Anchors as a formula: the levels and shapes of a setting, and where they stand over an image of a given size. Index to place and back is arithmetic.
 * Open to all.
 */
package org.focallens.core.anchor;
