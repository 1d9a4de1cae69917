package org.focallens.ui.training.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.focallens.data.image.Picture;
import org.focallens.figure.ChartStyle;
import org.focallens.text.Texts;
import org.focallens.train.inspect.ScoreMap;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Segments;

/** Class scores of the levels' cells as heat maps over the image. */
final class ScoresPanel implements InspectionPanel {

    private static final int LEVELS = 5;
    /** The image shines through, and the colours still read as the legend's. */
    private static final double OPACITY = .7;
    /** From this width on a picture has room for words above it. */
    private static final double ROOMY = 110;

    private final InspectionViewModel model;
    private final PictureCache images = new PictureCache();
    private final PicturePane pane =
            new PicturePane("inspect-scores", "Class scores of each level over the image", this::paint);
    private final Choice<Integer> labels;
    private final Label under = new Label();
    private final VBox side;
    private List<Heat> heats = List.of();
    private Tiles tiles;
    private double[] pointer;

    /** One picture: the scores of a level of a look. */
    private record Heat(NamedInspection of, ScoreMap map, Image image, float best) {}

    ScoresPanel(InspectionViewModel model) {
        this.model = model;
        Segments<Integer> levels = new Segments<Integer>("inspect-score-level")
                .add(InspectionState.Scores.ALL, "All", "All levels side by side, the finest first.");
        for (int level = 3; level < 3 + LEVELS; level++) {
            levels.add(level, "P" + level, "The level whose cells are " + (1 << level) + " pixels wide, enlarged.");
        }
        levels.getStyleClass().add("panel-switch");
        levels.bind(model.state().map(state -> state.scores().level()), model::setScoreLevel);
        ColourScale scale = new ColourScale("inspect-score-scale");
        scale.show("Score: the best of a cell’s nine anchors", 0, 1);
        under.setId("inspect-score-under");
        under.setWrapText(true);
        labels = labels();
        side = new VBox(8, new Label("Level"), levels, new Label("Class"), labels, scale, under);
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(-1, -1));
    }

    private Choice<Integer> labels() {
        Choice<Integer> choice = new Choice<>(
                "inspect-score-class",
                List.of(),
                label -> label < 0
                        ? "The best of all"
                        : label < model.categories().size() ? model.categories().get(label) : "",
                "RetinaNet scores each class on its own, with a sigmoid: one cell may score high for two classes.  (C)");
        choice.setAccessibleText("Class whose scores are shown");
        return choice.onChosen(model::setLabel);
    }

    @Override
    public void refresh() {
        List<Integer> all =
                IntStream.range(-1, model.categories().size()).boxed().toList();
        labels.render(all, model.label());
        List<NamedInspection> inspections = model.inspections().getValue();
        images.keep(inspections);
        int level = model.state().get().scores().level();
        List<Heat> next = new ArrayList<>();
        for (NamedInspection one : inspections) {
            for (ScoreMap map : one.network().inspection().scores()) {
                if (level == InspectionState.Scores.ALL || map.level().equals("P" + level)) {
                    next.add(heat(one, map));
                }
            }
        }
        heats = next;
        pane.request();
    }

    private Heat heat(NamedInspection one, ScoreMap map) {
        float best = 0;
        for (int cell = 0; cell < map.rows() * map.columns(); cell++) {
            best = Math.max(best, Pixels.score(map, cell / map.columns(), cell % map.columns(), model.label()));
        }
        return new Heat(one, map, Pixels.image(map, model.label()), best);
    }

    private void paint(GraphicsContext graphics, PicturePane self) {
        if (heats.isEmpty()) {
            return;
        }
        Picture first = heats.get(0).of.network().example().picture();
        int columns = heats.size() > LEVELS ? LEVELS : 0;
        tiles = self.tiles(
                new Tiles.Plan(heats.size(), columns, (double) first.height() / first.width(), 8, self.caption()));
        for (int i = 0; i < heats.size(); i++) {
            paint(graphics, self, i);
        }
        mark(graphics);
    }

    private void paint(GraphicsContext graphics, PicturePane self, int tile) {
        Heat heat = heats.get(tile);
        self.write(graphics, caption(tile), tiles.x(tile), tiles.y(tile) - self.caption() / 2, tiles.width());
        graphics.setImageSmoothing(true);
        graphics.drawImage(images.of(heat.of), tiles.x(tile), tiles.y(tile), tiles.width(), tiles.height());
        graphics.setImageSmoothing(false);
        graphics.setGlobalAlpha(OPACITY);
        graphics.drawImage(heat.image, tiles.x(tile), tiles.y(tile), tiles.width(), tiles.height());
        graphics.setGlobalAlpha(1);
    }

    /** Where runs are compared, the first of a run's pictures carries its name. */
    private String caption(int tile) {
        Heat heat = heats.get(tile);
        boolean several = heats.get(0).of != heats.get(heats.size() - 1).of;
        boolean named = several && (tile == 0 || heats.get(tile - 1).of != heat.of);
        boolean roomy = tiles.width() >= ROOMY;
        if (named && !roomy) {
            return heat.of.name();
        }
        return (named ? heat.of.name() + " · " : "")
                + heat.map.level()
                + (roomy ? " · best " : " ")
                + BoxesPainter.score(heat.best);
    }

    private void point(double x, double y) {
        pointer = new double[] {x, y};
        pane.request();
    }

    /** Marks the cell under the pointer in every picture, and tells its scores. */
    private void mark(GraphicsContext graphics) {
        int at = pointer == null ? -1 : tiles.at(pointer[0], pointer[1]);
        under.setText(at < 0 ? "Point at a cell to see its score." : text(heats.get(at), cell(at)));
        if (at < 0) {
            return;
        }
        ScoreMap map = heats.get(at).map;
        Tiles.Cell cell = cell(at);
        double width = tiles.width() / map.columns();
        double height = tiles.height() / map.rows();
        graphics.setStroke(Color.WHITE);
        graphics.setLineWidth(2);
        graphics.strokeRect(tiles.x(at) + cell.column() * width, tiles.y(at) + cell.row() * height, width, height);
    }

    private Tiles.Cell cell(int at) {
        return tiles.cell(
                at,
                pointer[0],
                pointer[1],
                heats.get(at).map.rows(),
                heats.get(at).map.columns());
    }

    private static String text(Heat heat, Tiles.Cell cell) {
        StringBuilder text = new StringBuilder(heat.map.level() + ", row " + cell.row() + ", column " + cell.column());
        for (int label = 0; label < Math.min(4, heat.map.classes()); label++) {
            text.append(Texts.format(
                    "%n%s %.3f", heat.of.categories().get(label), heat.map.score(cell.row(), cell.column(), label)));
        }
        if (heat.map.classes() > 4) {
            text.append(Texts.format(
                    "%nbest of all %.3f",
                    Pixels.score(heat.map, cell.row(), cell.column(), InspectionState.Scores.BEST)));
        }
        return text.toString();
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public Node side() {
        return side;
    }

    @Override
    public void style(ChartStyle style) {
        pane.style(style);
    }
}
