/** The room that looks at a whole data set: what its anchors find, what they miss, and what other anchors would do. */
package org.focallens.ui.dataset;
