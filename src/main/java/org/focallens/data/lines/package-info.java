/** Label files of plain text with a line a box: KITTI, VisDrone, DOTA, MOT, WIDER FACE. Entered by {@code data.open} alone. */
package org.focallens.data.lines;
