package org.focallens.ui.anchors.inspector;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.focallens.core.explain.AnchorExplanation;
import org.focallens.core.explain.BoxExplanation;
import org.focallens.core.explain.Remedies;
import org.focallens.core.explain.Remedy;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Assigned;
import org.focallens.ui.common.work.Background;

/** Why the selected box and the chosen anchor are what they are, and what would help the box. Follows every change. */
public final class ExplainViewModel {
    /** No anchor is chosen. */
    static final int NONE = -1;

    private final AnchorsViewModel model;
    private final Background searching;
    private final ReadOnlyObjectWrapper<BoxExplanation> box = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Remedy>> remedies = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<AnchorExplanation> anchor = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> trouble = new ReadOnlyObjectWrapper<>("");
    private int chosen = NONE;

    /**
     * @param model     the image and its boxes
     * @param searching where changes that would help are tried
     */
    public ExplainViewModel(AnchorsViewModel model, Background searching) {
        this.model = model;
        this.searching = searching;
        model.assigned().subscribe(this::refresh);
        model.selectedTruth().subscribe(this::explainBox);
        model.cell().subscribe(() -> choose(NONE));
    }

    private void refresh() {
        explainBox();
        explainAnchor();
    }

    private void explainBox() {
        Assigned assigned = model.assigned().get();
        int selected = model.selectedTruth().get();
        remedies.set(List.of());
        trouble.set("");
        if (assigned == null || selected < 0 || selected >= assigned.boxes().count()) {
            searching.cancel();
            box.set(null);
            return;
        }
        box.set(BoxExplanation.of(assigned.boxes(), assigned.match(), selected));
        searching.submit(
                cancelled -> Remedies.of(assigned.boxes(), assigned.match(), selected, cancelled),
                remedies::set,
                failure -> trouble.set("The remedies could not be tried: " + failure.getMessage()));
    }

    private void explainAnchor() {
        Assigned assigned = model.assigned().get();
        boolean there = assigned != null
                && chosen >= 0
                && chosen < assigned.matching().grid().size();
        anchor.set(
                there
                        ? AnchorExplanation.of(
                                assigned.match(),
                                chosen,
                                model.history().get().preset(),
                                Math.max(1, model.gallery().categories().size()))
                        : null);
    }

    /** Explains an anchor of the inspected cell; {@link #NONE} for none. */
    void choose(int index) {
        chosen = index;
        explainAnchor();
    }

    /** Makes a change that helps, to be undone like any other. */
    void apply(Remedy remedy) {
        model.change("remedy " + remedy.kind(), state -> state.withSettings(remedy.settings()));
    }

    /** {@return why the selected box has its anchors; null inside where none is selected} */
    ReadOnlyObjectProperty<BoxExplanation> box() {
        return box.getReadOnlyProperty();
    }

    /** {@return changes that would give the selected box an anchor, as they are found} */
    ReadOnlyObjectProperty<List<Remedy>> remedies() {
        return remedies.getReadOnlyProperty();
    }

    /** {@return why the chosen anchor is what it is; null inside where none is chosen} */
    ReadOnlyObjectProperty<AnchorExplanation> anchor() {
        return anchor.getReadOnlyProperty();
    }

    /** {@return what went wrong in the search for changes; empty while all is well} */
    ReadOnlyObjectProperty<String> trouble() {
        return trouble.getReadOnlyProperty();
    }
}
