package org.focallens.ui.training.inspect;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.train.inspect.LayerInspection;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Segments;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;
import org.jfree.data.Range;

/** A layer's weights, and what its channels answer to the image. */
final class LayersPanel implements InspectionPanel {

    private static final int COLOURS = 3;
    private static final Color[] RUNS = {null, new Color(0xCC79A7), new Color(0x009E73), new Color(0xE69F00)};

    private final InspectionViewModel model;
    private final ChannelsPane channels = new ChannelsPane();
    private final InspectionChart chart = InspectionChart.plainCounts("weight", "weights");
    private final Figure figure;
    private final PicturePane kernels =
            new PicturePane("inspect-kernels", "The kernels of the first layer as colours", this::paintKernels);
    private final VBox weights;
    private final HBox node;
    private final Choice<String> layers;
    private final Segments<Integer> levels = new Segments<>("inspect-layer-level");
    private final ColourScale scale = new ColourScale("inspect-channel-scale");
    private final Label told = new Label();
    private final VBox side;
    private LayerFigures first;
    private Image kernelImage;
    private Range reach;
    private Range height;

    LayersPanel(InspectionViewModel model, ChartSaver saver) {
        this.model = model;
        figure = new Figure("inspect-weights", chart.chart(), saver);
        figure.setMinHeight(150);
        kernels.setMinHeight(80);
        kernels.setPrefHeight(100);
        VBox.setVgrow(figure, Priority.ALWAYS);
        weights = new VBox(8, figure, kernels);
        weights.setPrefWidth(280);
        weights.setMinWidth(240);
        HBox.setHgrow(channels.node(), Priority.ALWAYS);
        node = new HBox(8, weights, channels.node());
        for (int level = 3; level <= 7; level++) {
            levels.add(
                    level,
                    "P" + level,
                    "The heads’ layers run on every level with the same weights; this shows their activations on P"
                            + level + ".  (E)");
        }
        levels.getStyleClass().add("panel-switch");
        levels.bind(model.state().map(state -> state.layer().level()), model::setLayerLevel);
        told.setId("inspect-layer-told");
        told.setWrapText(true);
        Label under = Controls.note("");
        under.setId("inspect-channel-under");
        under.textProperty().bind(channels.under());
        layers = layers();
        side = new VBox(8, layers, levels, told, scale, under);
    }

    private Choice<String> layers() {
        Choice<String> choice = new Choice<>(
                "inspect-layer",
                List.of(),
                name -> name,
                "Backbone 1 to 5 halve the image; lateral and smooth make the pyramid P3 to P5, pyramid 6 and 7 extend it (Lin et al. 2017,"
                        + " Feature Pyramid Networks); class and box are the heads. torchvision and Detectron2 have the same parts with a "
                        + "ResNet below.  (Y)");
        choice.setAccessibleText("Layer that is inspected");
        return choice.onChosen(model::setLayer);
    }

    @Override
    public void refresh() {
        layers.render(model.scope().get().layers(), model.layer().orElse(null));
        List<NamedInspection> inspections = model.inspections().getValue();
        List<LayerInspection> own = inspections.stream()
                .flatMap(one -> one.network().layer().stream())
                .toList();
        if (own.size() < inspections.size()
                || !own.stream().allMatch(one -> one.name().equals(own.get(0).name()))) {
            told.setText("The layer appears with the next inspection.");
            return;
        }
        int level = model.state().get().layer().level();
        model.prepare(
                one -> LayerFigures.of(one.network().layer().orElseThrow(), level),
                figures -> show(inspections, figures));
    }

    private void show(List<NamedInspection> inspections, List<LayerFigures> figures) {
        first = figures.get(0);
        boolean shared = first.layer().maps().size() > 1;
        levels.setVisible(shared);
        levels.setManaged(shared);
        float least =
                (float) figures.stream().mapToDouble(LayerFigures::least).min().orElse(0);
        float most =
                (float) figures.stream().mapToDouble(LayerFigures::most).max().orElse(1);
        channels.show(inspections.stream().map(NamedInspection::name).toList(), figures, least, most);
        scale.show(
                "Activation on " + first.maps().level() + ", " + first.maps().rows() + " × "
                        + first.maps().columns() + " cells; 1 in 200 lies outside the scale",
                least,
                most);
        boolean colours = first.layer().kernels().inputs() == COLOURS;
        told.setText(told(inspections, figures)
                + (colours
                        ? "\nThe small squares are the kernels"
                                + (inspections.size() > 1
                                        ? " of " + inspections.get(0).name()
                                        : "")
                                + ": their weights of red, green and blue as a colour; grey is 0."
                        : ""));
        showWeights(inspections, figures);
        kernels.setVisible(colours);
        kernels.setManaged(colours);
        kernelImage = colours ? Pixels.image(first.layer().kernels()) : null;
        kernels.request();
    }

    private static String told(List<NamedInspection> inspections, List<LayerFigures> figures) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            words.add((figures.size() > 1 ? inspections.get(i).name() + ": " : "")
                    + figures.get(i).weights() + ".\n" + figures.get(i).silence());
        }
        return String.join("\n\n", words);
    }

    private void showWeights(List<NamedInspection> inspections, List<LayerFigures> figures) {
        double greatest =
                figures.stream().mapToDouble(LayerFigures::reach).max().orElse(1);
        int most = figures.stream()
                .flatMapToInt(one -> Arrays.stream(one.histogram()))
                .max()
                .orElse(1);
        home(
                greatest > 0 && Double.isFinite(greatest) ? new Range(-greatest, greatest) : new Range(-1, 1),
                new Range(0, Math.max(1, most) * 1.1));
        List<InspectionChart.Line> lines = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            LayerFigures one = figures.get(i);
            lines.add(new InspectionChart.Line(
                    inspections.get(i).name(),
                    RUNS[i] == null ? chart.style().accent() : RUNS[i],
                    i,
                    MarginCounts.outline(one.histogram(), -one.reach(), one.reach(), 0)));
        }
        chart.show("Weights of " + first.layer().name(), lines);
    }

    /** Only where it changed, or each look would take a person's zoom back. */
    private void home(Range across, Range up) {
        if (!across.equals(reach) || !up.equals(height)) {
            reach = across;
            height = up;
            figure.pane().setHome(across, up);
        }
    }

    private void paintKernels(GraphicsContext graphics, PicturePane self) {
        if (kernelImage == null) {
            return;
        }
        int rows = first.layer().kernels().height();
        int columns = first.layer().kernels().width();
        Tiles tiles = self.tiles(new Tiles.Plan(first.layer().kernels().outputs(), 0, (double) rows / columns, 3, 0));
        for (int i = 0; i < tiles.count(); i++) {
            graphics.drawImage(
                    kernelImage,
                    0,
                    (double) i * rows,
                    columns,
                    rows,
                    tiles.x(i),
                    tiles.y(i),
                    tiles.width(),
                    tiles.height());
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node side() {
        return side;
    }

    @Override
    public void style(ChartStyle style) {
        channels.style(style);
        kernels.style(style);
        chart.setStyle(style);
    }
}
