/**
 * The page of balance: what a whole image's anchors add up to, easy ones against hard ones.
 *
 * <p>Entered by the loss room alone.
 */
package org.focallens.ui.loss.balance;
