package org.focallens.ui.dataset.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.focallens.audit.AuditReport;
import org.focallens.data.LabelledImage;
import org.focallens.ui.dataset.model.BoxFilter;
import org.focallens.ui.dataset.model.DatasetViewModel;

/** The images of the open set as rows, to be searched or only those that hold the boxes of a chart's bar, and one of them to be looked at in the anchors room. */
public final class ImageList {
    private final DatasetViewModel model;
    private final ObjectProperty<BoxFilter> filter = new SimpleObjectProperty<>();
    private AuditReport made;
    private BoxFilter madeFor;
    private List<ImageRow> rows = List.of();

    public ImageList(DatasetViewModel model) {
        this.model = model;
        model.dataset().subscribe(now -> filter.set(null));
    }

    /** {@return the boxes that count, null inside for all} */
    public ObjectProperty<BoxFilter> filter() {
        return filter;
    }

    /** {@return the images whose names hold a text, of one category or (below 0) of all, in the data set's order} */
    public List<ImageRow> rows(String search, int category) {
        String lower = search.strip().toLowerCase(Locale.ROOT);
        return all().stream().filter(row -> row.matches(lower, category)).toList();
    }

    /** Made once for each audit and filter: the rows of a large set cost more than a letter typed into the search may. */
    private List<ImageRow> all() {
        AuditReport now = model.shown();
        if (now != made || !Objects.equals(filter.get(), madeFor)) {
            made = now;
            madeFor = filter.get();
            rows = now == null
                    ? List.of()
                    : IntStream.range(0, model.dataset().get().images().size())
                            .mapToObj(image -> ImageRow.of(model.dataset().get(), now, image, madeFor))
                            .filter(row -> madeFor == null || row.boxes() > 0)
                            .toList();
        }
        return rows;
    }

    /** {@return the names of an image's classes, the most frequent first} */
    String classes(ImageRow row) {
        List<String> names = model.dataset().get().categories();
        return String.join(", ", row.labels().classes().stream().map(names::get).toList());
    }

    /** Whether a box counts. */
    boolean holds(LabelledImage image, AuditReport report, int box) {
        return filter.get() == null || filter.get().holds(image, report, box);
    }

    /** Asks the anchors room to show an image with its worst box selected, of those that count. */
    public void show(ImageRow row) {
        AuditReport report = model.shown();
        LabelledImage image = model.dataset().get().images().get(row.image());
        int worst = IntStream.range(
                        report.boxes().first(row.image()), report.boxes().end(row.image()))
                .filter(box -> holds(image, report, box))
                .boxed()
                .min(Comparator.comparingDouble(report.boxes()::bestIou))
                .map(report.boxes()::label)
                .orElse(0);
        model.show(row.image(), worst);
    }
}
