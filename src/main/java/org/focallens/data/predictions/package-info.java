/**
 * What a detector found in the images of a data set, read from COCO results or YOLO text files. {@code PredictionFiles} is the door, and what
 * comes out is a {@code DetectorOutput}. Open to all that compare a detector with the truth.
 */
package org.focallens.data.predictions;
