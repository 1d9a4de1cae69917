package org.focallens.ui.loss.common;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.LossTerms;

/** The fields of the loss that all panels speak of; each panel shows those that it reads. */
public final class LossFields {
    private static final String GAMMA_HELP = """
            Focusing: an anchor keeps (1 − pₜ)ᵞ of its loss. At γ 2 and pₜ 0.9 that is 100 times less than cross entropy, 1000 times at 0.968. \
            2 in the paper, Detectron, Detectron2, torchvision, keras-retinanet and MMDetection; 1.5 in TF Vision. \
            The paper’s AP rises from 31.1 at γ 0 to 34.0 at γ 2 and falls to 32.2 at γ 5. \
            The slider snaps to 0, 0.5, 1, 2 and 5; type any number up to 10.""";
    private static final String ALPHA_HELP = """
            Weight of a positive; a negative weighs 1 − α. 0.25, the value of the paper and of nearly every framework, gives a positive \
            a third of a negative's weight: γ 2 has already made the many easy negatives small. Without γ the paper’s best α is 0.75.""";
    private static final String WEIGHTED_HELP =
            "When off, both labels have weight 1, as in the paper’s figure 1 and with torchvision’s alpha below 0. "
                    + "That is not α 0.5, which halves every loss.";
    private static final String PRIOR_HELP = """
            π, the probability that every anchor and class starts with. The last layer’s bias is −ln((1 − π)/π), −4.595 for the paper’s 0.01, \
            so that the many negatives add little to the loss of the first step. 0.5 means no prior: a bias of 0.""";
    private static final String CLASSES_HELP =
            "K, the number of classes: 80 in COCO, 20 in Pascal VOC. Each anchor makes K binary terms.";
    private static final String BETA_HELP = "β, the shift of FL*: 1 with γ 2, 0 with γ 4 in the paper’s table 3.";

    private final LossViewModel model;

    public LossFields(LossViewModel model) {
        this.model = model;
    }

    /** {@return gamma by slider and typing} */
    public Node gamma() {
        SliderField field = new SliderField(
                        "loss-gamma", LossTerms.GAMMA, GAMMA_HELP, model.gammaInput(), (value, dragged) -> {
                            model.slideGamma(value, dragged);
                            return model.loss().getValue().gamma();
                        })
                .steps(0.1, 1);
        model.loss().subscribe(loss -> field.follow(loss.gamma()));
        return field;
    }

    /** {@return alpha by slider and typing} */
    public Node alpha() {
        SliderField field = new SliderField(
                        "loss-alpha", LossTerms.ALPHA, ALPHA_HELP, model.alphaInput(), (value, dragged) -> {
                            model.slideAlpha(value);
                            return model.loss().getValue().alpha();
                        })
                .steps(0.01, 0.25);
        model.loss().subscribe(loss -> field.follow(loss.alpha()));
        return field;
    }

    /** {@return whether alpha counts} */
    public Node weighted() {
        CheckBox box = new CheckBox("Weight positives by α");
        box.setId("loss-weighted");
        box.setOnAction(event -> model.setWeighted(box.isSelected()));
        model.loss().subscribe(loss -> box.setSelected(loss.weighted()));
        Controls.tip(box, WEIGHTED_HELP);
        return box;
    }

    /** {@return the prior by a slider of powers of ten and by typing} */
    public Node prior() {
        SliderField field = new SliderField(
                        "loss-prior", LossTerms.PRIOR, PRIOR_HELP, model.priorInput(), (value, dragged) -> {
                            model.slidePrior(value);
                            return Math.log10(model.loss().getValue().prior());
                        })
                .range(Math.log10(LossChoice.LEAST_PRIOR), Math.log10(0.5));
        model.loss().subscribe(loss -> field.follow(Math.log10(loss.prior())));
        return field;
    }

    /** {@return the number of classes} */
    public Node classes() {
        return new NumberField("loss-classes", "K, classes", CLASSES_HELP, model.classesInput());
    }

    /** {@return FL*'s shift} */
    public Node beta() {
        return new NumberField("loss-beta", "β of FL*", BETA_HELP, model.betaInput());
    }
}
