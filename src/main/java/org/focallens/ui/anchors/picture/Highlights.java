package org.focallens.ui.anchors.picture;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Assigned;
import org.focallens.ui.anchors.model.CellAnchor;
import org.focallens.ui.anchors.model.TruthBox;
import org.focallens.ui.common.Palette;

/** Draws what a person points at: the labelled boxes, the inspected cell's anchors, the padding. A few hundred lines at most. */
final class Highlights {
    static final double HANDLE = 8;

    private static final Color HALO = Color.rgb(0, 0, 0, 0.75);
    private static final Color BEST = Palette.truth(1);
    private static final Font SMALL = Font.font("Roboto", 12);

    private final AnchorsViewModel model;
    private final GraphicsContext g;
    private final LatticePainter lattice;
    private ViewTransform view;

    Highlights(AnchorsViewModel model, GraphicsContext g) {
        this.model = model;
        this.g = g;
        this.lattice = new LatticePainter(g);
    }

    void paint(double width, double height, ViewTransform newView, TruthBox drawnBox) {
        view = newView;
        g.clearRect(0, 0, width, height);
        Assigned assigned = model.assigned().get();
        if (assigned == null) {
            return;
        }
        g.setFont(SMALL);
        paintPadding(assigned.fit());
        if (model.chosenLevel().lattice().get()) {
            model.chosenLevel()
                    .level()
                    .ifPresent(level -> lattice.paint(
                            level,
                            view,
                            model.chosenLevel().lines(level),
                            model.chosenLevel().under().get()));
        }
        paintTruths(assigned);
        paintBest(assigned);
        if (drawnBox != null) {
            strokeTruth(drawnBox, assigned.fit(), 2);
        }
        model.cellAnchors().forEach(this::paintAnchor);
    }

    private void paintPadding(Fit fit) {
        g.setFill(Color.rgb(128, 128, 128, 0.35));
        double right = view.screenX(fit.width());
        double bottom = view.screenY(fit.height());
        g.fillRect(
                right,
                view.offsetY(),
                view.screenX(fit.paddedWidth()) - right,
                view.screenY(fit.paddedHeight()) - view.offsetY());
        g.fillRect(view.offsetX(), bottom, right - view.offsetX(), view.screenY(fit.paddedHeight()) - bottom);
    }

    private void paintTruths(Assigned assigned) {
        List<TruthBox> truths = model.history().get().truths();
        int[] positives = assigned.positivesPerTruth(truths.size());
        for (int i = 0; i < truths.size(); i++) {
            boolean selected = i == model.selectedTruth().get();
            strokeTruth(truths.get(i), assigned.fit(), selected ? 3 : 1.5);
            paintLabel(truths.get(i), assigned.fit(), positives[i]);
            if (selected) {
                paintHandles(truths.get(i), assigned.fit());
            }
        }
    }

    /** The anchor with the best IoU, which is the first to be looked at where a box has none. */
    private void paintBest(Assigned assigned) {
        int matched = assigned.matchedTruth(model.selectedTruth().get());
        int best = matched < 0 ? -1 : assigned.matching().bestAnchor()[matched];
        if (best < 0 || model.cell().get() != null) {
            return;
        }
        double[] box = assigned.matching().grid().place(best).box();
        double x = view.screenX(box[0]);
        double bottom = view.screenY(box[3]);
        g.setLineDashes(10, 4, 2, 4);
        for (boolean halo : new boolean[] {true, false}) {
            g.setStroke(halo ? HALO : BEST);
            g.setLineWidth(halo ? 5 : 2.5);
            g.strokeRect(x, view.screenY(box[1]), view.screenX(box[2]) - x, bottom - view.screenY(box[1]));
        }
        g.setLineDashes();
        String text = Texts.format("best anchor, IoU %.3f", assigned.matching().bestIou()[matched]);
        g.setFill(HALO);
        g.fillRect(x, bottom, textWidth(text) + 8, 18);
        g.setFill(BEST);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x + 4, bottom + 9);
    }

    private double left(TruthBox box, Fit fit) {
        return view.screenX(box.x1() * model.image().get().scaleX(fit));
    }

    private double right(TruthBox box, Fit fit) {
        return view.screenX(box.x2() * model.image().get().scaleX(fit));
    }

    private double top(TruthBox box, Fit fit) {
        return view.screenY(box.y1() * model.image().get().scaleY(fit));
    }

    private double bottom(TruthBox box, Fit fit) {
        return view.screenY(box.y2() * model.image().get().scaleY(fit));
    }

    private void strokeTruth(TruthBox box, Fit fit, double line) {
        double x = left(box, fit);
        double y = top(box, fit);
        if (box.crowd()) {
            g.setLineDashes(2, 4);
        }
        g.setStroke(HALO);
        g.setLineWidth(line + 2);
        g.strokeRect(x, y, right(box, fit) - x, bottom(box, fit) - y);
        g.setStroke(Color.WHITE);
        g.setLineWidth(line);
        g.strokeRect(x, y, right(box, fit) - x, bottom(box, fit) - y);
        g.setLineDashes();
    }

    private void paintLabel(TruthBox box, Fit fit, int positives) {
        String count = box.crowd()
                ? "crowd, not matched"
                : positives == 0 ? "no anchor" : positives + (positives == 1 ? " anchor" : " anchors");
        boolean roomy = right(box, fit) - left(box, fit) > 90;
        String text = roomy || positives == 0 ? box.category() + " · " + count : String.valueOf(positives);
        double width = textWidth(text) + 8;
        double x = left(box, fit);
        double y = top(box, fit) - 18;
        g.setFill(positives == 0 && !box.crowd() ? Palette.FORCED : HALO);
        g.fillRect(x, y, width, 18);
        g.setFill(Color.WHITE);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x + 4, y + 9);
    }

    private static double textWidth(String text) {
        Text measured = new Text(text);
        measured.setFont(SMALL);
        return measured.getLayoutBounds().getWidth();
    }

    private void paintHandles(TruthBox box, Fit fit) {
        g.setFill(Color.WHITE);
        g.setStroke(Color.BLACK);
        g.setLineWidth(1);
        for (double x : new double[] {left(box, fit), right(box, fit)}) {
            for (double y : new double[] {top(box, fit), bottom(box, fit)}) {
                g.fillRect(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE);
                g.strokeRect(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE);
            }
        }
    }

    private void paintAnchor(CellAnchor anchor) {
        double[] box = anchor.box();
        double x = view.screenX(box[0]);
        double y = view.screenY(box[1]);
        double width = view.scale() * anchor.width();
        double height = view.scale() * anchor.height();
        g.setStroke(HALO);
        g.setLineWidth(4);
        g.strokeRect(x, y, width, height);
        g.setStroke(anchor.kind().color());
        g.setLineWidth(2.5);
        if (anchor.kind() == AnchorKind.FORCED) {
            g.setLineDashes(6, 4);
        }
        g.strokeRect(x, y, width, height);
        g.setLineDashes();
        g.setFill(anchor.kind().color());
        g.fillOval(x + width / 2 - 4, y + height / 2 - 4, 8, 8);
    }
}
