package org.focallens.ui.anchors.picture;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.TruthBox;

/**
 * The hand on the picture. A click inspects the cell and selects the box under the cursor; a drag moves or resizes the selected box, and
 * pans elsewhere; while drawing, a drag makes a new box. The wheel zooms about the cursor.
 */
public final class StageMouse {
    private static final double CLICK_SLACK = 3;
    private static final double WHEEL_NOTCH = 40;

    private final AnchorsViewModel model;
    private final PictureStage stage;
    private final BooleanProperty drawing = new SimpleBooleanProperty();
    private Drag drag = Drag.NOTHING;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private TruthBox held;
    private float fixedX;
    private float fixedY;
    private boolean moved;

    private enum Drag {
        NOTHING,
        PAN,
        NEW_BOX,
        MOVE_BOX,
        RESIZE_BOX
    }

    public StageMouse(AnchorsViewModel model, PictureStage stage) {
        this.model = model;
        this.stage = stage;
        stage.setOnMousePressed(this::pressed);
        stage.setOnMouseDragged(this::dragged);
        stage.setOnMouseReleased(this::released);
        stage.setOnScroll(this::scrolled);
        stage.setOnMouseMoved(event -> model.chosenLevel()
                .hover(stage.view().inputX(event.getX()), stage.view().inputY(event.getY())));
        stage.setOnMouseExited(event -> model.chosenLevel().under().set(null));
        stage.setOnKeyPressed(this::keyPressed);
        model.image().subscribe(() -> drag = Drag.NOTHING); // a drag belongs to the image it began on
        drawing.subscribe(on -> stage.setCursor(on ? Cursor.CROSSHAIR : Cursor.DEFAULT));
    }

    /** Whether a drag makes a new box. */
    public BooleanProperty drawing() {
        return drawing;
    }

    private float imageX(double screenX) {
        return (float) (stage.view().inputX(screenX)
                / model.image().get().scaleX(model.assigned().get().fit()));
    }

    private float imageY(double screenY) {
        return (float) (stage.view().inputY(screenY)
                / model.image().get().scaleY(model.assigned().get().fit()));
    }

    private void pressed(MouseEvent event) {
        stage.requestFocus();
        if (model.assigned().get() == null) {
            return;
        }
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        moved = false;
        drag = event.getButton() == MouseButton.PRIMARY ? primaryDrag() : Drag.PAN;
    }

    private Drag primaryDrag() {
        fixedX = imageX(pressX);
        fixedY = imageY(pressY);
        if (drawing.get()) {
            return Drag.NEW_BOX;
        }
        int selected = model.selectedTruth().get();
        if (selected == AnchorsViewModel.NONE) {
            return Drag.PAN;
        }
        held = model.history().get().truths().get(selected);
        if (holdsCorner()) {
            return Drag.RESIZE_BOX;
        }
        return held.contains(fixedX, fixedY) ? Drag.MOVE_BOX : Drag.PAN;
    }

    /** Whether the press is on a corner of the held box; the opposite corner then stays where it is. */
    private boolean holdsCorner() {
        float reachX = Math.abs(imageX(pressX + Highlights.HANDLE) - imageX(pressX));
        float reachY = Math.abs(imageY(pressY + Highlights.HANDLE) - imageY(pressY));
        boolean nearLeft = Math.abs(fixedX - held.x1()) <= reachX;
        boolean nearTop = Math.abs(fixedY - held.y1()) <= reachY;
        if (!(nearLeft || Math.abs(fixedX - held.x2()) <= reachX)
                || !(nearTop || Math.abs(fixedY - held.y2()) <= reachY)) {
            return false;
        }
        fixedX = nearLeft ? held.x2() : held.x1();
        fixedY = nearTop ? held.y2() : held.y1();
        return true;
    }

    private void dragged(MouseEvent event) {
        moved |= Math.hypot(event.getX() - pressX, event.getY() - pressY) > CLICK_SLACK;
        if (!moved || drag == Drag.NOTHING) {
            return;
        }
        float x = imageX(event.getX());
        float y = imageY(event.getY());
        switch (drag) {
            case PAN -> stage.pan(event.getX() - lastX, event.getY() - lastY);
            case NEW_BOX ->
                stage.drawnBox().set(new TruthBox(x, y, x + 1, y + 1, "", false).between(fixedX, fixedY, x, y));
            case MOVE_BOX -> model.replaceTruth(model.selectedTruth().get(), held.moved(x - fixedX, y - fixedY));
            case RESIZE_BOX -> model.replaceTruth(model.selectedTruth().get(), held.between(fixedX, fixedY, x, y));
            default -> {}
        }
        lastX = event.getX();
        lastY = event.getY();
    }

    private void released(MouseEvent event) {
        if (drag == Drag.NOTHING) {
            return;
        }
        if (drag == Drag.NEW_BOX && moved) {
            model.addTruth(fixedX, fixedY, imageX(event.getX()), imageY(event.getY()));
            stage.drawnBox().set(null);
            drawing.set(false);
        } else if (!moved && event.getButton() == MouseButton.PRIMARY) {
            click(event.getX(), event.getY());
        }
        drag = Drag.NOTHING;
    }

    private void click(double x, double y) {
        model.selectedTruth().set(smallestAt(imageX(x), imageY(y)));
        model.inspect(stage.view().inputX(x), stage.view().inputY(y));
    }

    private int smallestAt(float x, float y) {
        List<TruthBox> truths = model.history().get().truths();
        int smallest = AnchorsViewModel.NONE;
        for (int i = 0; i < truths.size(); i++) {
            if (truths.get(i).contains(x, y)
                    && (smallest < 0
                            || truths.get(i).area() < truths.get(smallest).area())) {
                smallest = i;
            }
        }
        return smallest;
    }

    private void scrolled(ScrollEvent event) {
        if (model.assigned().get() != null && event.getDeltaY() != 0) {
            stage.zoom(Math.pow(1.15, event.getDeltaY() / WHEEL_NOTCH), event.getX(), event.getY());
            event.consume();
        }
    }

    private void keyPressed(KeyEvent event) {
        float step = event.isShiftDown() ? 10 : 1;
        if (model.selectedTruth().get() == AnchorsViewModel.NONE) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> model.nudge(-step, 0);
            case RIGHT -> model.nudge(step, 0);
            case UP -> model.nudge(0, -step);
            case DOWN -> model.nudge(0, step);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
