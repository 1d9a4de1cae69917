/**
 * Which anchor learns which box: overlaps in a framework's own arithmetic, and the rules by which an anchor becomes positive, ignored or negative. Open to all.
 */
package org.focallens.core.match;
