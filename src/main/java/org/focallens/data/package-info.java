/**
 * Labelled images, whatever their format: the values that every reader makes and every writer takes. Readers collect
 * {@link org.focallens.data.Problem}s and never stop at the first bad record. Open to all; {@code data.open} opens and writes sets.
 */
package org.focallens.data;
