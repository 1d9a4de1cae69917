/**
 * The data set room: a whole data set audited before a week of training.
 *
 * <p>Its door is {@link org.focallens.ui.dataset.DatasetRoom}; the program's start enters here, other rooms never.
 */
package org.focallens.ui.dataset;
