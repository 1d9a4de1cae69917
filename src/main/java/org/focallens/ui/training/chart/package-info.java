/** Charts over the steps of the runs. */
package org.focallens.ui.training.chart;
