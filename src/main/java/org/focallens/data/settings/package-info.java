/** Anchor settings as files that people share. Open to all. */
package org.focallens.data.settings;
