/**
 * What the data set room knows: the open set, its audit, what other settings would change, and the work that is going
 * on. No controls.
 *
 * <p>Entered by the data set room alone.
 */
package org.focallens.ui.dataset.model;
