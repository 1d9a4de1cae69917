/**
 * Label files in CSV: keras-retinanet's, those with a head line (TensorFlow's, VoTT's, Open Images'), and VIA's. Entered by {@code data.open} alone.
 */
package org.focallens.data.csv;
