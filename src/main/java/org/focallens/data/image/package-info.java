/** Pictures as plain pixels: header first, a bound on size, the EXIF turn applied. ImageIO stays inside. */
package org.focallens.data.image;
