/** CVAT's own XML, for images and for videos. Entered by {@code data.open} alone. */
package org.focallens.data.cvat;
