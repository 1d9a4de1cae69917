/** Classification losses on logits and on probabilities, with closed-form gradients, and what they are divided by. */
package org.focallens.core.loss;
