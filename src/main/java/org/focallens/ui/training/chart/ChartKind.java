package org.focallens.ui.training.chart;

import java.util.List;
import org.focallens.train.run.Quantity;

/** What a chart over the steps can show. */
public enum ChartKind {
    /** Equation 5 and the box loss. */
    LOSS(
            "Loss",
            "Loss",
            List.of(Quantity.LOSS, Quantity.CLASSIFICATION, Quantity.BOX),
            false,
            "The losses of each step, divided by the normaliser. They vary with the few images of a step; the mean shows the trend."),
    /** Which anchors make the class loss. */
    SIDES(
            "Class loss of positives and negatives",
            "Classification loss",
            List.of(Quantity.POSITIVE_LOSS, Quantity.NEGATIVE_LOSS),
            false,
            "What positives and negatives add to the class loss. With cross entropy the many easy negatives make up most of it; focal loss "
                    + "turns them down."),
    /** What the background costs; of several runs it is what sets them apart. */
    NEGATIVE_LOSS(
            "Class loss of negatives",
            "Classification loss",
            List.of(Quantity.NEGATIVE_LOSS),
            false,
            "What the negatives add to the class loss."),
    /** Which anchors move the weights. */
    GRADIENT(
            "Gradient share of positives",
            "Share of the logits' gradient, %",
            List.of(Quantity.POSITIVE_SHARE),
            false,
            "How much of the class logits' gradient comes from positive anchors."),
    /** Figure 1's story in one number. */
    BALANCE(
            "Negatives per positive",
            "Negative anchors per positive",
            List.of(Quantity.NEGATIVES_PER_POSITIVE),
            false,
            "The imbalance of each batch: how many negative anchors there are per positive."),
    /** Over the images kept apart. */
    AP(
            "Average precision",
            "AP, %",
            List.of(),
            false,
            "COCO's average precision on held-out images, and the same at IoU .5, measured at regular intervals."),
    /** Which levels the objects go to. */
    POSITIVES(
            "Positive anchors by level",
            "Positive anchors",
            Quantity.POSITIVES,
            true,
            "Positive anchors of each batch, level by level."),
    /** In between. */
    IGNORED(
            "Ignored anchors by level",
            "Ignored anchors",
            Quantity.IGNORED,
            true,
            "Ignored anchors of each batch, level by level."),
    /** The background. */
    NEGATIVES(
            "Negative anchors by level",
            "Negative anchors",
            Quantity.NEGATIVES,
            true,
            "Negative anchors of each batch, level by level."),
    /** Where the class loss of objects is. */
    POSITIVE_LOSSES(
            "Class loss of positives by level",
            "Loss",
            Quantity.POSITIVE_LOSSES,
            true,
            "What each level's positives add to the class loss."),
    /** Where the class loss of the background is. */
    NEGATIVE_LOSSES(
            "Class loss of negatives by level",
            "Loss",
            Quantity.NEGATIVE_LOSSES,
            true,
            "What each level's negatives add to the class loss."),
    /** Where the boxes are wrong. */
    BOX_LOSSES(
            "Box loss by level", "Loss", Quantity.BOX_LOSSES, true, "What each level's positives add to the box loss."),
    /** After the schedule. */
    RATE(
            "Learning rate",
            "Learning rate",
            List.of(Quantity.LEARNING_RATE),
            false,
            "The step size that the optimiser uses."),
    /** Before clipping. */
    NORM(
            "Gradient norm",
            "Norm of the gradient",
            List.of(Quantity.GRADIENT_NORM),
            false,
            "The length of the whole gradient before clipping. A jump points to a batch, or a change, that upsets training.");

    private final String title;
    private final String axis;
    private final List<Quantity> quantities;
    private final boolean byLevel;
    private final String help;

    ChartKind(String title, String axis, List<Quantity> quantities, boolean byLevel, String help) {
        this.title = title;
        this.axis = axis;
        this.quantities = quantities;
        this.byLevel = byLevel;
        this.help = help;
    }

    String title() {
        return title;
    }

    /** {@return the title of the vertical axis} */
    String axis() {
        return axis;
    }

    String help() {
        return help;
    }

    /** {@return what is drawn of a run alone} */
    List<Quantity> quantities() {
        return quantities;
    }

    /** {@return whether its lines are the levels P3 to P7 of one run} */
    boolean byLevel() {
        return byLevel;
    }
}
