/** The loss of a whole image over all levels, and the targets it is taken against. Entered by {@code train} alone. */
package org.focallens.train.loss;
