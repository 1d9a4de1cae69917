/**
 * The page of images: thumbnails and a table, ordered, filtered by class, level or bar.
 *
 * <p>Entered by the data set room alone.
 */
package org.focallens.ui.dataset.gallery;
