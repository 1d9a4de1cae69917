/** What the loss room teaches, as arithmetic: the first step's balance, figure 4, calibration, signatures of a loss, and the paper's tables. */
package org.focallens.core.lesson;
