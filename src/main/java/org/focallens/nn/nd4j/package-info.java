/** The device on ND4J: the processor, with products of matrices by its BLAS. The only package that imports {@code org.nd4j}. */
package org.focallens.nn.nd4j;
