/** Boxes, the deltas that a network predicts for them, and the losses of those deltas. */
package org.focallens.core.box;
