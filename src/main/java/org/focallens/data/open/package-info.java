/**
 * The door to data sets on disk: recognises what a folder or file holds, opens it, and writes it in another format. Open to all that
 * work with data sets.
 */
package org.focallens.data.open;
