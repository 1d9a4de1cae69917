/** COCO: one JSON file for all images. Entered by {@code data.open} alone. */
package org.focallens.data.coco;
