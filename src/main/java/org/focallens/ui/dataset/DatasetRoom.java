package org.focallens.ui.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.focallens.core.preset.AssignSettings;
import org.focallens.data.DatasetException;
import org.focallens.data.open.BundledSample;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.ImageRequest;
import org.focallens.ui.common.Remembered;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Theme;
import org.focallens.ui.common.work.LatestJob;
import org.focallens.ui.dataset.DatasetPages.Page;
import org.focallens.ui.dataset.chart.AuditCharts;
import org.focallens.ui.dataset.chart.ChartsPage;
import org.focallens.ui.dataset.detector.PredictionsPage;
import org.focallens.ui.dataset.detector.PredictionsViewModel;
import org.focallens.ui.dataset.gallery.ImageList;
import org.focallens.ui.dataset.gallery.ImagesPage;
import org.focallens.ui.dataset.gallery.Thumbnails;
import org.focallens.ui.dataset.model.BoxFilter;
import org.focallens.ui.dataset.model.DatasetState;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.focallens.ui.dataset.model.VerdictViewModel;
import org.focallens.ui.dataset.model.Work;
import org.focallens.ui.dataset.search.SearchPage;
import org.focallens.ui.dataset.search.SearchViewModel;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room that looks at a whole data set before a week of training. */
public final class DatasetRoom implements Room {
    private static final Logger LOG = LoggerFactory.getLogger(DatasetRoom.class);

    private final Dialogs dialogs;
    private final LatestJob work = new LatestJob("audit");
    private final LatestJob asking = new LatestJob("what-if");
    private final DatasetViewModel model = new DatasetViewModel(work, asking);
    private final StringProperty told = new SimpleStringProperty("");
    private final LatestJob judging = new LatestJob("verdicts");
    private final VerdictViewModel verdicts = new VerdictViewModel(judging, model);
    private final OverviewPage figures = new OverviewPage(new VerdictBox(verdicts));
    private final ChartsPage charts;
    private final LatestJob decoding = new LatestJob("thumbnails");
    private final Thumbnails thumbnails = new Thumbnails(decoding);
    private final ImageList list = new ImageList(model);
    private final ImagesPage images = new ImagesPage(model, list, thumbnails);
    private final ProblemsPage problems = new ProblemsPage();
    private final LatestJob searching = new LatestJob("anchor-search");
    private final SearchViewModel finding = new SearchViewModel(searching, model);
    private final SearchPage search;
    private final LatestJob detecting = new LatestJob("predictions");
    private final LatestJob counting = new LatestJob("prediction-counts");
    private final LatestJob showing = new LatestJob("prediction-picture");
    private final PredictionsViewModel predictions = new PredictionsViewModel(detecting, counting, model);
    private final PredictionsPage detector;
    private final DatasetPages pages;
    private final DatasetExport export;
    private final LatestJob converting = new LatestJob("convert-labels");
    private final Conversion conversion;
    private final List<Work> works;
    private final DatasetWork all;
    private final List<Action> actions;
    private final BorderPane node = new BorderPane();

    /** @param dialogs asks what to open and where to save */
    public DatasetRoom(Dialogs dialogs) {
        this.dialogs = dialogs;
        charts = new ChartsPage(model, dialogs, this::show, told::set);
        search = new SearchPage(finding, dialogs, told::set);
        detector = new PredictionsPage(predictions, showing, dialogs, told::set);
        pages = new DatasetPages(Map.of(
                Page.OVERVIEW,
                figures,
                Page.CHARTS,
                charts,
                Page.IMAGES,
                images,
                Page.SEARCH,
                search,
                Page.DETECTOR,
                detector,
                Page.PROBLEMS,
                problems));
        export = new DatasetExport(model, dialogs, told::set);
        conversion = new Conversion(converting, model, dialogs);
        works = List.of(
                model.reading(),
                model.wondering(),
                finding.work(),
                conversion.work(),
                predictions.opening(),
                verdicts.work());
        all = new DatasetWork(works, thumbnails.busy());
        actions = makeActions();
        node.setId("dataset-room");
        node.setTop(bar());
        node.setCenter(pages.node());
        node.setRight(new DatasetInspector(model).node());
        works.forEach(one -> one.message().subscribe(now -> told.set(now.isEmpty() ? told.get() : now)));
        model.dataset().subscribe(now -> {
            if (now != null) {
                images.begin();
                showProblems();
            }
        });
        predictions.report().subscribe(now -> showProblems());
        model.report().subscribe(now -> show());
        model.difference().subscribe(now -> show());
    }

    private void showProblems() {
        if (model.dataset().get() != null) {
            problems.show(
                    Stream.of(predictions.problems(), model.dataset().get().problems())
                            .flatMap(List::stream)
                            .toList());
        }
    }

    private void show(BoxFilter boxes) {
        images.show(boxes);
        pages.page().set(Page.IMAGES);
    }

    private void show() {
        if (model.shown() != null) {
            figures.show(model.shown());
            charts.show();
            images.refresh();
        }
    }

    private List<Action> makeActions() {
        List<Action> own = List.of(
                Action.of(
                        "open-file",
                        "File",
                        "Open annotation file …",
                        "Opens a COCO file, a VOC annotation or a data.yaml",
                        "Shortcut+O",
                        Feather.FILE,
                        () -> dialogs.openFile().ifPresent(model::open)),
                Action.of(
                        "open-folder",
                        "File",
                        "Open data set …",
                        "Opens a COCO, VOC or YOLO folder",
                        "Shortcut+Shift+O",
                        Feather.FOLDER,
                        () -> dialogs.openFolder().ifPresent(model::open)),
                Action.of(
                                "undo",
                                "Edit",
                                "Undo",
                                "Undoes the last change",
                                "Shortcut+Z",
                                Feather.CORNER_UP_LEFT,
                                model.history()::undo)
                        .when(model.history().canUndo()),
                Action.of(
                                "redo",
                                "Edit",
                                "Redo",
                                "Repeats the change that was undone",
                                "Shortcut+Shift+Z",
                                Feather.CORNER_UP_RIGHT,
                                model.history()::redo)
                        .when(model.history().canRedo()));
        return Stream.of(
                        own,
                        pages.actions(),
                        charts.actions(() -> pages.page().set(Page.CHARTS)),
                        images.actions(),
                        detector.actions(() -> pages.page().set(Page.DETECTOR)),
                        export.actions(),
                        conversion.actions())
                .flatMap(List::stream)
                .toList();
    }

    private Node bar() {
        HBox bar = new HBox();
        bar.getStyleClass().add("room-bar");
        actions.stream()
                .filter(action -> action.icon() != null)
                .map(Controls::button)
                .forEach(bar.getChildren()::add);
        bar.getChildren().addAll(pages.segments(), export.button(conversion.actions()));
        return bar;
    }

    /** {@return how many anchors of a mean image of the set a loss is taken over, null inside while none is open} */
    public ObservableValue<AnchorCount> count() {
        return model.count();
    }

    /** {@return the settings by which anchors are assigned here} */
    public ObservableValue<AssignSettings> settings() {
        return model.history().state().map(DatasetState::settings);
    }

    /** {@return where the open data set is, null inside while none is open} */
    public ObservableValue<Path> opened() {
        return model.dataset().map(dataset -> model.path());
    }

    /** {@return the image that the anchors room is to show, null inside before any is asked for} */
    public ObservableValue<ImageRequest> wanted() {
        return model.wanted();
    }

    /** A new request each time, also for the image that was asked for before. */
    @Override
    public void leadBy(Consumer<String> enter) {
        model.wanted().subscribe(request -> {
            if (request != null) {
                enter.accept("anchors");
            }
        });
    }

    ImageList images() {
        return list;
    }

    DatasetViewModel model() {
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
        return told;
    }

    @Override
    public boolean open(Path path) {
        model.open(path);
        return true;
    }

    @Override
    public ObservableBooleanValue busy() {
        return all.busy();
    }

    @Override
    public ObservableDoubleValue progress() {
        return all.progress();
    }

    @Override
    public Optional<String> failure() {
        return all.failure();
    }

    @Override
    public void cancel() {
        model.cancel();
        works.forEach(Work::cancel);
    }

    /** A picture waits for the images in it. */
    @Override
    public void demonstrate() {
        all.demonstrate();
    }

    @Override
    public JsonNode save() {
        ObjectNode saved = DatasetMemory.of(model.history().get(), pages.page().get(), model.path())
                .toJson();
        saved.put("chart", charts.kind().get().name()).set("images", images.save());
        saved.set("search", finding.save());
        return saved;
    }

    @Override
    public void restore(JsonNode saved) {
        DatasetMemory memory = DatasetMemory.of(saved);
        model.history().restart(memory.state());
        pages.page().set(memory.page());
        charts.kind().set(Remembered.choice(saved.path("chart"), AuditCharts.Kind.LEVELS));
        images.restore(saved.path("images"));
        finding.restore(saved.path("search"));
        try {
            Path sample = BundledSample.folder();
            model.reopen(
                    !memory.path().isEmpty() && Files.exists(Path.of(memory.path())) ? Path.of(memory.path()) : sample,
                    sample);
        } catch (DatasetException | IllegalArgumentException e) {
            LOG.warn("the data set room opens nothing at the start: {}", e.getMessage());
        }
    }

    @Override
    public void theme(Theme theme) {
        charts.style(ChartStyle.of(theme.dark()));
        search.style(ChartStyle.of(theme.dark()));
        detector.style(ChartStyle.of(theme.dark()));
    }

    @Override
    public void close() {
        work.close();
        asking.close();
        judging.close();
        searching.close();
        decoding.close();
        converting.close();
        detecting.close();
        counting.close();
        showing.close();
        search.close();
        detector.close();
        charts.close();
        export.close();
    }
}
