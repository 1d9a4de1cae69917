package org.focallens.ui.training.sweep;

/** Something that was typed reads well and yet will not do; told under its field. */
final class SweepRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final SweepField field;

    SweepRefusal(SweepField field, Exception cause) {
        super(cause.getMessage(), cause);
        this.field = field;
    }

    SweepField field() {
        return field;
    }
}
