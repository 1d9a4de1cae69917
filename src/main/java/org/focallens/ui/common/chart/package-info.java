/**
 * Charts as every room shows them: style, wheel and drag, saving of figures.
 *
 * <p>Entered by all rooms.
 */
package org.focallens.ui.common.chart;
