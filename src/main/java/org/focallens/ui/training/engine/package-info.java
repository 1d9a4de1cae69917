/** The training thread: makes the steps of one run or of several in lock step, measures, inspects and saves them. */
package org.focallens.ui.training.engine;
