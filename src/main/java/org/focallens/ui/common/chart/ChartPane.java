package org.focallens.ui.common.chart;

import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.focallens.ui.common.work.Repaint;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jfree.fx.FXGraphics2D;
import org.jfree.fx.FXHints;

/**
 * A chart on the screen, painted once however often it changes between two frames. The wheel and two fingers zoom about the pointer, dragging pans,
 * a double click shows everything again. Nodes above the chart go into {@link #overlay()}: moving one does not draw the chart again.
 */
public final class ChartPane extends StackPane {
    /** A notch of a wheel is 40 pixels; trackpads send single ones, and each counts. */
    private static final double ZOOM_PER_PIXEL = 0.0025;
    /** So far from a bar, in pixels, the pointer still means it: a bar may be a pixel high. */
    private static final double NEAR = 8;

    private final JFreeChart chart;
    private final Canvas canvas = new Canvas();
    private final FXGraphics2D graphics = new FXGraphics2D(canvas.getGraphicsContext2D());
    private final ChartRenderingInfo info = new ChartRenderingInfo();
    private final Pane overlay = new Pane();
    private final ReadOnlyObjectWrapper<javafx.geometry.Rectangle2D> dataArea =
            new ReadOnlyObjectWrapper<>(javafx.geometry.Rectangle2D.EMPTY);
    private final Repaint repaint = new Repaint(this::paint);
    private final ReadOnlyIntegerWrapper paints = new ReadOnlyIntegerWrapper();
    private Range homeDomain;
    private Range homeRange;
    private Point2D dragged;

    /** @param chart an XY chart; changes of it show by themselves when made on the FX thread */
    public ChartPane(JFreeChart chart) {
        this.chart = chart;
        graphics.setRenderingHint(FXHints.KEY_USE_FX_FONT_METRICS, true);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        canvas.setManaged(false);
        overlay.setMouseTransparent(true);
        getChildren().addAll(canvas, overlay);
        setMinSize(200, 150);
        chart.addChangeListener(event -> repaint.request());
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(ZoomEvent.ZOOM, event -> zoom(event.getX(), event.getY(), 1 / event.getZoomFactor()));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    }

    /** {@return where nodes above the chart go; in this pane's coordinates, transparent to the mouse} */
    public Pane overlay() {
        return overlay;
    }

    /** {@return the rectangle between the axes as last painted, in this pane's coordinates} */
    public ReadOnlyObjectProperty<javafx.geometry.Rectangle2D> dataArea() {
        return dataArea.getReadOnlyProperty();
    }

    /** {@return how often the chart was painted; after each, what stands above it may have to move} */
    public ReadOnlyIntegerProperty paints() {
        return paints.getReadOnlyProperty();
    }

    /** {@return the chart} */
    public JFreeChart chart() {
        return chart;
    }

    /** Sets what the whole chart shows, and shows it. Without this, the axes fit themselves to the data. */
    public void setHome(Range domain, Range range) {
        homeDomain = domain;
        homeRange = range;
        showAll();
    }

    /**
     * Sets what the whole chart of data that grow shows. Who looks at a part of it is not disturbed.
     *
     * @return whether the whole is shown
     */
    public boolean follow(Range domain, Range range) {
        boolean whole = homeDomain == null
                || (plot().getDomainAxis().getRange().equals(homeDomain)
                        && plot().getRangeAxis().getRange().equals(homeRange));
        homeDomain = domain;
        homeRange = range;
        if (whole) {
            showAll();
        }
        return whole;
    }

    /** Shows the whole chart again. */
    public void showAll() {
        show(plot().getDomainAxis(), homeDomain);
        show(plot().getRangeAxis(), homeRange);
    }

    private static void show(ValueAxis axis, Range home) {
        if (home == null) {
            axis.setAutoRange(true);
        } else {
            axis.setRange(home);
        }
    }

    /** {@return the value of the horizontal axis at a place in this pane} */
    public double valueAt(double x) {
        return plot().getDomainAxis().java2DToValue(x, awtArea(), plot().getDomainAxisEdge());
    }

    /** {@return the place of a point of the chart in this pane; may lie outside {@link #dataArea()}} */
    public Point2D placeOf(double domain, double range) {
        return new Point2D(
                plot().getDomainAxis().valueToJava2D(domain, awtArea(), plot().getDomainAxisEdge()),
                plot().getRangeAxis().valueToJava2D(range, awtArea(), plot().getRangeAxisEdge()));
    }

    /**
     * A number that is drawn.
     *
     * @param series which of the chart's series it is of
     * @param item   its place in it
     */
    public record Item(int series, int item) {}

    /** {@return the number drawn as a bar or field at a place in this pane; a small bar is found from a few pixels away} */
    public Optional<Item> itemAt(double x, double y) {
        if (!dataArea.get().contains(x, y)) {
            return Optional.empty();
        }
        XYItemEntity nearest = null;
        double least = NEAR;
        for (Object entity : info.getEntityCollection().getEntities()) {
            if (entity instanceof XYItemEntity item && distance(item.getArea().getBounds2D(), x, y) < least) {
                nearest = item;
                least = distance(item.getArea().getBounds2D(), x, y);
            }
        }
        return Optional.ofNullable(nearest).map(item -> new Item(item.getSeriesIndex(), item.getItem()));
    }

    private static double distance(Rectangle2D area, double x, double y) {
        return Math.hypot(
                Math.max(0, Math.max(area.getX() - x, x - area.getMaxX())),
                Math.max(0, Math.max(area.getY() - y, y - area.getMaxY())));
    }

    /** {@return the chart as a picture, {@code scale} pixels for each on the screen} */
    public Image picture(int scale) {
        int width = (int) Math.max(1, getWidth());
        int height = (int) Math.max(1, getHeight());
        BufferedImage image = chart.createBufferedImage(width * scale, height * scale, width, height, null);
        return SwingFXUtils.toFXImage(image, null);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            repaint.request();
        }
    }

    private void paint() {
        if (canvas.getWidth() < 1 || canvas.getHeight() < 1) {
            return;
        }
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        chart.draw(graphics, new Rectangle2D.Double(0, 0, canvas.getWidth(), canvas.getHeight()), info);
        Rectangle2D area = awtArea();
        dataArea.set(new javafx.geometry.Rectangle2D(
                area.getX(), area.getY(), Math.max(0, area.getWidth()), Math.max(0, area.getHeight())));
        paints.set(paints.get() + 1);
    }

    private void scroll(ScrollEvent event) {
        if (!event.isDirect() && event.getDeltaY() != 0) {
            zoom(event.getX(), event.getY(), Math.exp(-event.getDeltaY() * ZOOM_PER_PIXEL));
            event.consume();
        }
    }

    /** Zooms about a place in this pane; a factor below 1 shows less. */
    public void zoom(double x, double y, double factor) {
        Rectangle2D area = awtArea();
        if (homeDomain == null || area.isEmpty()) {
            return;
        }
        double across = clamp((x - area.getX()) / area.getWidth());
        double up = clamp((area.getMaxY() - y) / area.getHeight());
        ValueAxis domain = plot().getDomainAxis();
        ValueAxis range = plot().getRangeAxis();
        domain.setRange(zoom(domain, homeDomain).zoom(domain.getRange(), across, factor));
        range.setRange(zoom(range, homeRange).zoom(range.getRange(), up, factor));
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private void press(MouseEvent event) {
        dragged = new Point2D(event.getX(), event.getY());
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            showAll();
        }
    }

    private void drag(MouseEvent event) {
        Rectangle2D area = awtArea();
        if (homeDomain == null || area.isEmpty() || dragged == null || !event.isPrimaryButtonDown()) {
            return;
        }
        ValueAxis domain = plot().getDomainAxis();
        ValueAxis range = plot().getRangeAxis();
        domain.setRange(
                zoom(domain, homeDomain).pan(domain.getRange(), (dragged.getX() - event.getX()) / area.getWidth()));
        range.setRange(
                zoom(range, homeRange).pan(range.getRange(), (event.getY() - dragged.getY()) / area.getHeight()));
        dragged = new Point2D(event.getX(), event.getY());
    }

    private static ChartZoom zoom(ValueAxis axis, Range home) {
        return new ChartZoom(home, axis instanceof LogAxis);
    }

    private Rectangle2D awtArea() {
        return info.getPlotInfo().getDataArea();
    }

    private XYPlot plot() {
        return chart.getXYPlot();
    }
}
