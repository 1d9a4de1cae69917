package org.focallens.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.focallens.cli.console.Output;
import org.focallens.figure.FrameTimes;
import org.focallens.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Times the picture of the anchors room. */
@Command(
        name = "overlay",
        description =
                "Times the picture with all its 147,312 anchors at 1024x768 while it is panned, drawn by software: from the move "
                        + "to the pixels.")
final class BenchOverlayCommand implements Callable<Integer> {
    private final Screen screen;

    @Mixin
    private Output output;

    BenchOverlayCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws Exception {
        FrameTimes times = screen.overlay();
        output.print(
                json(times),
                Texts.format(
                        "%,d anchors at %d x %d: median %.1f ms a frame, 99 of 100 within %.1f ms",
                        times.anchors(), times.width(), times.height(), times.medianMillis(), times.p99Millis()));
        return 0;
    }

    private static Map<String, Object> json(FrameTimes times) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("anchors", times.anchors());
        json.put("width", times.width());
        json.put("height", times.height());
        json.put("medianFrameMillis", times.medianMillis());
        json.put("p99FrameMillis", times.p99Millis());
        return json;
    }
}
