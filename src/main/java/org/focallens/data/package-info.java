/**
 * Labelled images from COCO, Pascal VOC, YOLO and plain folders. {@link org.focallens.data.Datasets} is the door; readers collect
 * {@link org.focallens.data.Problem}s and never stop at the first bad record.
 */
package org.focallens.data;
