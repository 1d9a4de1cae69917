/**
 * Settings of known frameworks by name, from how an image is resized to how anchors are assigned, with the sheets on which a person reads, compares and edits
 * them. Open to all.
 */
package org.focallens.core.preset;
