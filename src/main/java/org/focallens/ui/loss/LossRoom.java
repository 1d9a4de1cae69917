package org.focallens.ui.loss;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.ScoreSource;
import org.focallens.ui.common.Theme;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.work.LatestJob;
import org.focallens.ui.loss.common.FromOtherRooms;
import org.focallens.ui.loss.common.LossMemory;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Panel;
import org.focallens.ui.loss.distribution.DumpScores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room that explains focal loss: one page for each question, all about the same loss. */
public final class LossRoom implements Room {
    private static final Logger LOG = LoggerFactory.getLogger(LossRoom.class);
    private static final String LARGE = "projector";

    private final LossViewModel model = new LossViewModel();
    private final StringProperty status = new SimpleStringProperty("");
    private final ObjectProperty<PanelKind> kind = new SimpleObjectProperty<>();
    private final Map<PanelKind, Panel> panels = new EnumMap<>(PanelKind.class);
    private final LatestJob dumping = new LatestJob("dump");
    private final Panels maker;
    private final ChartSaver saver;
    private final List<Action> actions;
    private final BorderPane page = new BorderPane();
    private final BorderPane node = new BorderPane();
    private final LossInspector inspector = new LossInspector(model);
    private final BooleanBinding busy = model.pending().greaterThan(0);
    private Theme theme = Theme.LIGHT;

    /** A room that takes nothing from others. */
    public LossRoom(Dialogs dialogs) {
        this(dialogs, List.of(), List.of());
    }

    /**
     * @param dialogs asks where to save
     * @param counts  anchors of what is open in other rooms; null inside while nothing is
     * @param scores  of networks
     */
    public LossRoom(Dialogs dialogs, List<ObservableValue<AnchorCount>> counts, List<ScoreSource> scores) {
        saver = new ChartSaver("loss", () -> panel().figures().get(0).subject(), dialogs, status::set);
        List<ScoreSource> sources = Stream.concat(scores.stream(), Stream.of(new DumpScores(dialogs, dumping)))
                .toList();
        maker = new Panels(model, new FromOtherRooms(counts, sources), dialogs, saver, status::set);
        LossActions own = new LossActions(model, this::enter);
        actions = Stream.concat(own.all().stream(), saver.actions().stream()).toList();
        node.setId("loss-room");
        node.setTop(new PanelBar(actions, own, model, kind));
        node.setCenter(page);
        page.setRight(inspector.node());
        enter(PanelKind.CURVES);
        model.projector().subscribe(large -> restyle());
    }

    /** Goes to a page; makes it when it is entered for the first time. */
    void enter(PanelKind next) {
        if (next == kind.get()) {
            return;
        }
        if (kind.get() != null) {
            panel().shown(false);
        }
        Panel panel = panels.computeIfAbsent(next, this::make);
        kind.set(next);
        panel.shown(true);
        page.setCenter(panel.node());
        inspector.show(panel.settings());
        status.set(next.help());
    }

    private Panel make(PanelKind next) {
        Panel panel = maker.make(next);
        panel.style(style());
        return panel;
    }

    private ChartStyle style() {
        return ChartStyle.of(theme.dark(), model.projector().get());
    }

    private void restyle() {
        page.getStyleClass().remove(LARGE);
        if (model.projector().get()) {
            page.getStyleClass().add(LARGE);
        }
        panels.values().forEach(panel -> panel.style(style()));
        inspector.style(style());
    }

    /** {@return the page on screen} */
    Panel panel() {
        return panels.get(kind.get());
    }

    /** {@return what all pages share} */
    LossViewModel model() {
        return model;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public ObservableValue<String> status() {
        return status;
    }

    @Override
    public ObservableBooleanValue busy() {
        return busy;
    }

    @Override
    public boolean open(Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        if (!name.matches("(?i).+\\.(csv|tsv)")) {
            return false;
        }
        enter(PanelKind.CALCULATOR);
        return panel().open(path);
    }

    @Override
    public void demonstrate() {
        panel().demonstrate();
    }

    @Override
    public JsonNode save() {
        return LossMemory.write(model.state().get())
                .put("panel", kind.get().name())
                .put("projector", model.projector().get())
                .put("inspector", model.inspector().get())
                .put("cursor", model.cursor().get());
    }

    @Override
    public void restore(JsonNode saved) {
        try {
            model.history().restart(LossMemory.read(saved));
            enter(PanelKind.valueOf(saved.path("panel").asText(PanelKind.CURVES.name())));
        } catch (IllegalArgumentException e) {
            LOG.warn("the loss room starts with the paper's settings: {}", e.getMessage());
        }
        model.projector().set(saved.path("projector").asBoolean(false));
        model.inspector().set(saved.path("inspector").asBoolean(true));
        model.cursor().set(saved.path("cursor").asDouble(model.cursor().get()));
    }

    @Override
    public void theme(Theme next) {
        theme = next;
        restyle();
    }

    @Override
    public void close() {
        dumping.close();
        panels.values().forEach(Panel::close);
        saver.close();
    }
}
