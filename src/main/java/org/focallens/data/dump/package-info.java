/**
 * What a model of one's own says of every anchor, saved as numbers: NumPy's arrays or a table. {@code AnchorDumps} is the door. Open to all that
 * show the losses of such a model.
 */
package org.focallens.data.dump;
