/** The runs that were saved: listed, resumed, shown on the charts, renamed and deleted. */
package org.focallens.ui.training.saved;
