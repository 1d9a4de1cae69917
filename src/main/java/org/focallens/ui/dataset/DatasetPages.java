package org.focallens.ui.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Segments;

/** What stands in the middle of the room, one page at a time. */
final class DatasetPages {
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.OVERVIEW);
    private final StackPane node = new StackPane();

    /** What can stand there. */
    enum Page {
        OVERVIEW("Overview", "The audit in numbers"),
        CHARTS("Charts", "The audit as charts"),
        IMAGES("Images", "Every image, the worst covered first"),
        SEARCH("Better anchors", "Searches for sizes, scales and ratios that fit this set better"),
        DETECTOR("Detector", "What your detector finds in this set, and what it misses"),
        PROBLEMS("Problems", "What could not be read, and why");

        private final String title;
        private final String help;

        Page(String title, String help) {
            this.title = title;
            this.help = help;
        }
    }

    /** @param nodes a node for each page */
    DatasetPages(Map<Page, Node> nodes) {
        page.subscribe(now -> node.getChildren().setAll(nodes.get(now)));
    }

    ObjectProperty<Page> page() {
        return page;
    }

    Node node() {
        return node;
    }

    /** {@return the pages as buttons side by side} */
    Segments<Page> segments() {
        Segments<Page> segments = new Segments<>("dataset-page");
        for (Page one : Page.values()) {
            segments.add(one, one.title, one.help);
        }
        return segments.bind(page, page::set);
    }

    /** {@return an action for each page; keys as for the panels of the loss room, since those with Ctrl go to the rooms} */
    List<Action> actions() {
        return Arrays.stream(Page.values())
                .map(one -> Action.of(
                        "dataset-" + one.name().toLowerCase(Locale.ROOT),
                        "View",
                        one.title,
                        one.help,
                        "Alt+" + (one.ordinal() + 1),
                        null,
                        () -> page.set(one)))
                .toList();
    }
}
