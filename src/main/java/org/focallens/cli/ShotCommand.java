package org.focallens.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.focallens.cli.console.CommandFailure;
import org.focallens.cli.console.Output;
import org.focallens.cli.options.PictureSize;
import org.focallens.data.file.Quote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A picture of a room, rendered without a display. */
@Command(name = "shot", description = "Writes a picture of a room; needs no display.")
final class ShotCommand implements Callable<Integer> {
    private static final int LEAST_SIDE = 200;
    private static final int GREATEST_SIDE = 8192;

    private final Screen screen;

    @Parameters(paramLabel = "ROOM", description = "anchors, dataset, loss or training")
    private String room;

    @Option(names = "--open", paramLabel = "PATH", description = "image or data set to open in it")
    private Path open;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1440x900",
            converter = PictureSize.Converter.class,
            description = "width and height in pixels (default ${DEFAULT-VALUE})")
    private PictureSize size;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            defaultValue = "light",
            description = "light or dark (default ${DEFAULT-VALUE})")
    private String theme;

    @Option(
            names = "--do",
            paramLabel = "ACTION",
            split = ",",
            defaultValue = Option.NULL_VALUE,
            description =
                    "menu actions of the room, by name, to run before the picture is taken: panel-balance, loss-projector, …")
    private List<String> actions;

    @Option(names = "--out", required = true, paramLabel = "FILE.png", description = "the picture to write")
    private Path out;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    ShotCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Screen.Shot request = request();
        try (Screen.Painter painter = screen.painter(size.first(), size.second())) {
            String status = painter.draw(request, out);
            output.print(json(status), out + ": " + room + ", " + status);
        }
        return 0;
    }

    private Map<String, Object> json(String status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("room", room);
        json.put("file", out.toString());
        json.put("width", size.first());
        json.put("height", size.second());
        json.put("status", status);
        return json;
    }

    private Screen.Shot request() {
        if (!screen.rooms().contains(room)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no room '" + room + "'; choose one of " + String.join(", ", screen.rooms()));
        }
        if (!theme.equals("light") && !theme.equals("dark")) {
            throw new ParameterException(spec.commandLine(), "--theme must be light or dark but is '" + theme + "'");
        }
        for (int side : new int[] {size.first(), size.second()}) {
            if (side < LEAST_SIDE || side > GREATEST_SIDE) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--size must be " + LEAST_SIDE + ".." + GREATEST_SIDE + " pixels a side but has " + side);
            }
        }
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new ParameterException(
                    spec.commandLine(), "--out must end in .png but is '" + Quote.of(out.toString()) + "'");
        }
        if (open != null && !Files.exists(open)) {
            throw new CommandFailure(open + ": does not exist: check the name");
        }
        return new Screen.Shot(
                room,
                Optional.ofNullable(open),
                size.first(),
                size.second(),
                theme.equals("dark"),
                actions == null ? List.of() : actions);
    }
}
