package org.focallens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.focallens.cli.console.Output;
import org.focallens.data.open.BundledSample;
import org.focallens.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program's main job with nobody at the screen. */
@Command(
        name = "tour",
        description = "Opens the bundled sample in each room, trains a few steps and writes a picture of each room.")
final class TourCommand implements Callable<Integer> {
    static final String FOLDER = "focallens-tour";
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final Screen screen;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = FOLDER,
            description = "folder for the pictures (default ${DEFAULT-VALUE})")
    private Path out;

    @Mixin
    private Output output;

    TourCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Map<String, String>> written = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        try (Screen.Painter painter = screen.painter(WIDTH, HEIGHT)) {
            for (String room : screen.rooms()) {
                Path file = out.resolve(room + ".png");
                String status =
                        painter.draw(new Screen.Shot(room, sample(room), WIDTH, HEIGHT, false, List.of()), file);
                written.add(Map.of("room", room, "file", file.toString(), "status", status));
                text.append(Texts.format("%-24s %s%n", file, status));
                System.err.println("wrote " + file);
            }
        }
        output.print(Map.of("pictures", written), text.toString().stripTrailing());
        return 0;
    }

    private static Optional<Path> sample(String room) throws IOException {
        return room.equals("anchors") || room.equals("dataset")
                ? Optional.of(BundledSample.folder())
                : Optional.empty();
    }
}
