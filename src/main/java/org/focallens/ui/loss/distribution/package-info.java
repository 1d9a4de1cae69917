/**
 * The page of distribution: the loss accumulated over the scores of a network or of a model of one.
 *
 * <p>Entered by the loss room alone.
 */
package org.focallens.ui.loss.distribution;
