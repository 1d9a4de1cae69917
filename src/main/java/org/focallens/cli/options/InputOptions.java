package org.focallens.cli.options;

import org.focallens.core.preset.ImageTiles;
import org.focallens.core.preset.ResizeRule;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How images are brought to the network's input: resized or cut, not both. */
public final class InputOptions {
    @ArgGroup
    private Way way = new Way();

    private static final class Way {
        @Option(
                names = "--resize",
                paramLabel = "RULE",
                converter = ResizeConverter.class,
                description = "none, SHORT/LONG, rounded and padded as the preset does, or HxW (default: the preset's)")
        private ResizeRule resize;

        @Option(
                names = "--tiles",
                paramLabel = "SIZE/OVERLAP",
                converter = ResizeConverter.TilesConverter.class,
                description =
                        "cut images into square tiles at their own pixels, in place of resizing them: 640/128 share "
                                + "128 pixels with their neighbours, as do 640/.2, a fifth of the size. A box belongs to each tile "
                                + "that holds at least half of it, else to the one that holds most")
        private ImageTiles tiles;
    }

    /** {@return the chosen rule in place of one's own} */
    public ResizeRule over(ResizeRule own) {
        return way.tiles == null ? ResizeConverter.over(own, way.resize) : way.tiles;
    }
}
