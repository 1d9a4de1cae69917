/**
 * What readers and writers of every format share: problems, file names, text, checks of boxes and sizes. Entered by the formats and
 * {@code data.open} alone.
 */
package org.focallens.data.format;
