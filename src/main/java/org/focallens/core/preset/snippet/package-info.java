/** Settings as configuration of the frameworks that are to train with them. */
package org.focallens.core.preset.snippet;
