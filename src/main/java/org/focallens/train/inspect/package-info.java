/**
 * What a network in training says when it is asked: scores, layers, margins. Made by {@link org.focallens.train.Inference}; open to
 * those who show it.
 */
package org.focallens.train.inspect;
