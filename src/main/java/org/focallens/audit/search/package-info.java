/** Sizes, scales and ratios of anchors found for a data set, and what they cover of images that the search never saw. */
package org.focallens.audit.search;
