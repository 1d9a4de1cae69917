/** A run at rest: all that it needs to be resumed, in one file. Open to commands, sweeps and saved runs. */
package org.focallens.train.checkpoint;
