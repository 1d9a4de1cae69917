/**
 * The page of charts: the audit as bars, as a map and as a curve, each bar a way to its boxes.
 *
 * <p>Entered by the data set room alone.
 */
package org.focallens.ui.dataset.chart;
