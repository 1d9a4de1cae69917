package org.focallens.core.preset.snippet;

import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;

/** A framework whose configuration can be written. */
public enum Framework {
    /** facebookresearch/detectron2, a YAML file to be merged into {@code RetinaNet_R_50_FPN_3x.yaml}. */
    DETECTRON2("Detectron2", "detectron2-anchors.yaml", Presets.DETECTRON2),
    /** pytorch/vision, Python that builds {@code retinanet_resnet50_fpn}. */
    TORCHVISION("torchvision", "torchvision_anchors.py", Presets.TORCHVISION),
    /** open-mmlab/mmdetection 3, a Python configuration over {@code retinanet_r50_fpn_1x_coco.py}. */
    MMDETECTION("MMDetection", "mmdetection_anchors.py", Presets.MMDETECTION),
    /** fizyr/keras-retinanet, the file that its {@code --config} reads. */
    KERAS_RETINANET("keras-retinanet", "keras-retinanet-anchors.ini", Presets.KERAS_RETINANET);

    private final String title;
    private final String fileName;
    private final Preset preset;

    Framework(String title, String fileName, Preset preset) {
        this.title = title;
        this.fileName = fileName;
        this.preset = preset;
    }

    /** {@return the name for people} */
    public String title() {
        return title;
    }

    /** {@return a name for the file, as its users would expect} */
    public String fileName() {
        return fileName;
    }

    /** {@return the settings it has by itself; what the configuration cannot change stays as here} */
    public Preset preset() {
        return preset;
    }
}
