/** Pascal VOC: one XML file for each image. Entered by {@code data.open} alone. */
package org.focallens.data.voc;
