/**
 * The page that searches for anchors which fit the set better.
 *
 * <p>Entered by the data set room alone.
 */
package org.focallens.ui.dataset.search;
