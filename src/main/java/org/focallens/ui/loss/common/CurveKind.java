package org.focallens.ui.loss.common;

/** The losses that can be drawn over a prediction. */
public enum CurveKind {
    CROSS_ENTROPY("cross entropy", "CE", "−ln pₜ: both labels have weight 1."),
    BALANCED("α-balanced CE", "α CE", "−αₜ ln pₜ (eq. 3): a positive has weight α, a negative 1 − α."),
    FOCAL("focal loss", "FL", "−αₜ (1 − pₜ)ᵞ ln pₜ (eq. 5)."),
    STAR(
            "FL*",
            "FL*",
            "−αₜ ln σ(γ xₜ + β) / γ, the paper’s second form (appendix A): nearly the same effect with γ 2, β 1. It needs γ above 0."),
    SOFTMAX(
            "softmax focal",
            "SFL",
            "One term per anchor over K classes, the other K − 1 logits at 0. Over pₜ it is focal loss without α; over the logit it "
                    + "is shifted by ln(K − 1).");

    private final String title;
    private final String sign;
    private final String help;

    CurveKind(String title, String sign, String help) {
        this.title = title;
        this.sign = sign;
        this.help = help;
    }

    /** {@return as a legend shows it} */
    public String title() {
        return title;
    }

    /** {@return as a narrow table shows it} */
    public String sign() {
        return sign;
    }

    /** {@return what it is} */
    public String help() {
        return help;
    }
}
