/** The device on ND4J: the processor, through oneDNN where the platform has it. The only package that imports {@code org.nd4j}. */
package org.focallens.nn.nd4j;
