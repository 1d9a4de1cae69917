/**
 * The page of curves: losses and gradients over p_t or the logit.
 *
 * <p>Entered by the loss room alone.
 */
package org.focallens.ui.loss.curves;
