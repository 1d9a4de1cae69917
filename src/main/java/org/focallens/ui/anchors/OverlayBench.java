package org.focallens.ui.anchors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.open.BundledSample;
import org.focallens.figure.FrameTimes;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.AnchorsState;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.picture.PictureStage;
import org.focallens.ui.common.work.LatestJob;

/**
 * Times the picture with all its anchors while it is panned: from the move to the pixels of the whole scene, the raster behind the FX thread, its
 * upload and the drawing of every layer included.
 */
public final class OverlayBench {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private static final int WARM_UP = 200;
    private static final int FRAMES = 300;
    private static final double STEP = 3;
    private static final int TURN = 25;
    private static final long PATIENCE_SECONDS = 120;

    private final CompletableFuture<FrameTimes> times = new CompletableFuture<>();
    private final AnchorsViewModel model = new AnchorsViewModel(new LatestJob("bench-image"));
    private final WritableImage drawn = new WritableImage(WIDTH, HEIGHT);
    private final double[] millis = new double[FRAMES];
    private final LatestJob rastering = new LatestJob("anchor-overlay");
    private PictureStage stage;
    private int frame;
    private long start;

    private OverlayBench() {}

    /**
     * Times the frames. The toolkit must run; not to be called from its thread.
     *
     * @return of 147,312 anchors at 1024 x 768
     * @throws IOException          if the bundled sample cannot be read
     * @throws InterruptedException when interrupted
     */
    public static FrameTimes run() throws IOException, InterruptedException {
        OverlayBench bench = new OverlayBench();
        Path sample = BundledSample.folder();
        Platform.runLater(() -> bench.open(sample));
        try {
            return bench.times.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the overlay cannot be timed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the overlay was not drawn " + (WARM_UP + FRAMES) + " times within " + PATIENCE_SECONDS + " s", e);
        } finally {
            Platform.runLater(bench::close);
        }
    }

    private void open(Path sample) {
        model.change("input", state -> {
            AnchorsState all =
                    state.withResize(new ResizeRule.Frame(HEIGHT, WIDTH)).showingOneBox(false);
            for (AnchorKind kind : EnumSet.allOf(AnchorKind.class)) {
                all = all.showing(kind, true);
            }
            return all;
        });
        stage = new PictureStage(model, new SimpleObjectProperty<>(), rastering);
        new Scene(stage, WIDTH, HEIGHT)
                .snapshot(drawn); // lays it out; in no window, which would draw every frame once more
        stage.drawn().subscribe(this::next);
        model.gallery().open(sample, 0);
    }

    /** A frame's anchors have come: the scene is drawn, and the next frame begins. */
    private void next() {
        if (model.assigned().get() == null || stage.drawn().getValue() == null) {
            return;
        }
        stage.getScene().snapshot(drawn);
        if (frame > WARM_UP) {
            millis[frame - WARM_UP - 1] = (System.nanoTime() - start) / 1e6;
        }
        if (frame == WARM_UP + FRAMES) {
            times.complete(
                    new FrameTimes(model.assigned().get().matching().grid().size(), WIDTH, HEIGHT, millis));
            return;
        }
        frame++;
        Platform.runLater(this::pan);
    }

    /** To and fro, so that all anchors stay in sight. */
    private void pan() {
        boolean back = frame / TURN % 2 == 1;
        start = System.nanoTime();
        stage.pan(back ? -STEP : STEP, back ? -STEP / 2 : STEP / 2);
    }

    private void close() {
        rastering.close();
        model.gallery().cancel();
    }
}
