package org.focallens.data;

/** How labels are stored. */
public enum DatasetFormat {
    /** One JSON file a split, boxes as [x, y, width, height] in pixels. */
    COCO,
    /** One XML file an image, boxes as 1-based corners in pixels. */
    VOC,
    /** One text file an image, boxes as centre and size in shares of the image. */
    YOLO,
    /** Images without labels. */
    IMAGES
}
