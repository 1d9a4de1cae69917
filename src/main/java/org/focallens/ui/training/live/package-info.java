/** The runs as the window has them: what the training thread has told so far, on the thread that shows it. */
package org.focallens.ui.training.live;
