/** What a detector found in the open set, against the truth: figures, confusion and images. Entered by the data set room alone. */
package org.focallens.ui.dataset.detector;
