package org.focallens.core.preset;

/** What the 3x3 stride-2 convolution of P6 looks at. P7 always looks at relu(P6). */
public enum P6Source {
    /** The backbone's last map: the paper, Detectron, Detectron2, keras-retinanet, MMDetection, torchvision v2. */
    C5,
    /** The pyramid's own P5: torchvision v1, TF Vision. */
    P5
}
