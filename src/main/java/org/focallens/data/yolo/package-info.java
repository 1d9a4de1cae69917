/** YOLO: one text file for each image, and a data.yaml. Entered by {@code data.open} alone. */
package org.focallens.data.yolo;
