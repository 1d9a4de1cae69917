/** Files and the text in them: written whole or not at all, numbers and names as messages quote them. Open to all. */
package org.focallens.data.file;
