/**
 * The pages that each teach one thing: normalisers, the paper's figures, calibration, and what a loss value in a log
 * tells you.
 *
 * <p>Entered by the loss room alone.
 */
package org.focallens.ui.loss.lessons;
