/**
 * The loss room: one page for each question about focal loss, all about the same loss.
 *
 * <p>Its door is {@link org.focallens.ui.loss.LossRoom}; the program's start enters here, other rooms never.
 */
package org.focallens.ui.loss;
