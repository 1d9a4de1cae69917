/** What a run is told: losses, learning rates, schedule, anchors for small inputs, and their form in JSON. Open to all that train. */
package org.focallens.train.settings;
