/**
 * The page with the calculator: predictions typed, pasted or opened, and their loss cell by cell.
 *
 * <p>Entered by the loss room alone.
 */
package org.focallens.ui.loss.calculator;
