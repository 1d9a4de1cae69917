package org.focallens.nn;

/** What the pyramid's level P6 is convolved from. */
public enum P6Source {
    /** The backbone's last block: the paper, Detectron, torchvision's second weights. */
    C5,
    /** The pyramid's own level below: torchvision's first weights, TF Vision. */
    P5
}
