/** Training of a small RetinaNet: batches, targets by the rules of a preset, steps and what they report. */
package org.focallens.train;
