/** What a network in training says of an image: boxes, scores, p_t, the spread of its loss, and its layers. */
package org.focallens.ui.training.inspect;
