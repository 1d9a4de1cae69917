/** What moves the parameters: Adam, and SGD with momentum. Open to all that train. */
package org.focallens.nn.optimiser;
