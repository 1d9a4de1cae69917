/** Labelled pictures out of nothing: named shapes on a quiet background, the same for the same seed on every machine. */
package org.focallens.data.scene;
