package org.focallens.ui.dataset;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.focallens.audit.AuditReport;

/** The images of the open set as rows, to be searched, and one of them to be looked at in the anchors room. */
final class ImageList {
    private final DatasetViewModel model;
    private AuditReport made;
    private List<ImageRow> rows = List.of();

    ImageList(DatasetViewModel model) {
        this.model = model;
    }

    /** {@return the images whose names hold a text, of one category or (below 0) of all, in the data set's order} */
    List<ImageRow> rows(String search, int category) {
        String lower = search.strip().toLowerCase(Locale.ROOT);
        return all().stream().filter(row -> row.matches(lower, category)).toList();
    }

    /** Made once for each audit: the rows of a large set cost more than a letter typed into the search may. */
    private List<ImageRow> all() {
        AuditReport now = model.shown();
        if (now != made) {
            made = now;
            rows = now == null ? List.of() : IntStream.range(0, model.dataset().get().images().size())
                    .mapToObj(image -> ImageRow.of(model.dataset().get(), now, image)).toList();
        }
        return rows;
    }

    /** {@return the names of an image's classes, the most frequent first} */
    String classes(ImageRow row) {
        List<String> names = model.dataset().get().categories();
        return String.join(", ", row.labels().classes().stream().map(names::get).toList());
    }

    /** Asks the anchors room to show an image with its worst box selected. */
    void show(ImageRow row) {
        model.show(row.image(), ImageRow.worstLabel(model.shown(), row.image()));
    }
}
