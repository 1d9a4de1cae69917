package org.focallens.ui.training.state;

import org.focallens.core.box.BoxLoss;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.box.GiouLoss;

/** The box losses that a network can be trained with. */
public enum BoxLossKind {
    /** With beta 1/9, as in keras-retinanet. */
    SMOOTH_L1("smooth-l1", "Smooth L1 (β 1/9)", new DeltaLoss.SmoothL1(1 / 9.0)),
    /** As in Detectron2, torchvision and MMDetection. */
    L1("l1", "L1", new DeltaLoss.L1()),
    /** As in TF Vision. */
    HUBER("huber", "Huber (δ 0.1, × 12.5)", new DeltaLoss.Huber(.1, 12.5)),
    /** Of the boxes themselves, as in Detectron2's and torchvision's options. */
    GIOU("giou", "GIoU", new GiouLoss());

    private final String id;
    private final String title;
    private final BoxLoss loss;

    BoxLossKind(String id, String title, BoxLoss loss) {
        this.id = id;
        this.title = title;
        this.loss = loss;
    }

    /** {@return as settings are remembered} */
    public String id() {
        return id;
    }

    /** {@return as a person reads it} */
    public String title() {
        return title;
    }

    public BoxLoss loss() {
        return loss;
    }
}
