/** Runs over time: what they began with, what every step told, what was changed on the way, and how they are kept. */
package org.focallens.train.run;
