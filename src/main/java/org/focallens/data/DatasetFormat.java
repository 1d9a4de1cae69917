package org.focallens.data;

import java.util.Locale;

/** How labels are stored. */
public enum DatasetFormat {
    /** One JSON file a split, boxes as [x, y, width, height] in pixels. */
    COCO("COCO"),
    /** One XML file an image, boxes as 1-based corners in pixels. */
    VOC("Pascal VOC"),
    /** One text file an image, boxes as centre and size in shares of the image. */
    YOLO("YOLO"),
    /** keras-retinanet's table: path, x1, y1, x2, y2, class. */
    RETINANET_CSV("keras-retinanet CSV"),
    /** The table of TensorFlow's object detection: filename, width, height, class, xmin, ymin, xmax, ymax. */
    TF_CSV("TensorFlow CSV"),
    /** LabelMe: one JSON file an image, shapes of points. */
    LABELME("LabelMe"),
    /** CVAT's own XML, for images or for videos. */
    CVAT("CVAT"),
    /** Label Studio's JSON, full or short, in percent. */
    LABEL_STUDIO("Label Studio"),
    /** Apple's Create ML: centres and sizes in pixels. */
    CREATE_ML("Create ML"),
    /** Open Images: a table of shares of the image. */
    OPEN_IMAGES("Open Images"),
    /** KITTI: fifteen fields a line. */
    KITTI("KITTI"),
    /** VisDrone: eight fields a line, numbers for classes. */
    VISDRONE("VisDrone"),
    /** DOTA: four corners, class, difficult. */
    DOTA("DOTA"),
    /** The VGG Image Annotator's JSON or CSV. */
    VIA("VIA"),
    /** VoTT's table: image, xmin, ymin, xmax, ymax, label. */
    VOTT_CSV("VoTT CSV"),
    /** A metadata.jsonl beside the images, as Hugging Face's image folders have it. */
    HUGGING_FACE("Hugging Face"),
    /** A Supervisely project: meta.json, and an ann and an img folder a set. */
    SUPERVISELY("Supervisely"),
    /** WIDER FACE: a name, a count, and a line a face. */
    WIDER_FACE("WIDER FACE"),
    /** MOTChallenge: gt.txt beside a sequence of frames. */
    MOT("MOT"),
    /** Images without labels. */
    IMAGES("images");

    private final String title;

    DatasetFormat(String title) {
        this.title = title;
    }

    /** {@return its name for people} */
    public String title() {
        return title;
    }

    /** {@return its name on the command line: small letters and hyphens} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
