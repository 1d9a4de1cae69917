/**
 * A small RetinaNet as a static list of operations over a {@link org.focallens.nn.Device}, and what updates its parameters.
 *
 * <p>The network is planned once for an input shape: every tensor is allocated and every operation is made before the first
 * step, and a step runs down two lists, forward and backward. Nothing here knows which library computes.
 */
package org.focallens.nn;
