/** Charts on the screen: panes that zoom, saving and copying. Open to every room. */
package org.focallens.ui.common.chart;
