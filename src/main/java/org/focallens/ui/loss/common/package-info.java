/**
 * What the pages of the loss room share: its state, what it remembers, its readouts.
 *
 * <p>Entered by the loss room's pages alone.
 */
package org.focallens.ui.loss.common;
