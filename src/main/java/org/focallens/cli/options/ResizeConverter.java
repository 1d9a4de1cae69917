package org.focallens.cli.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.focallens.core.preset.ImageTiles;
import org.focallens.core.preset.ResizeRule;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a resize rule: none, SHORT/LONG (padded to a multiple of 32, as most frameworks do) or HxW. */
public final class ResizeConverter implements ITypeConverter<ResizeRule> {
    private static final int PADDING = 32;
    private static final Pattern SIDES = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

    /**
     * A rule in place of a preset's.
     *
     * @param own    the preset's
     * @param chosen the new one, or null
     * @return the new one, where both are SHORT/LONG with the preset's way to round and to pad; the preset's where none was chosen
     */
    static ResizeRule over(ResizeRule own, ResizeRule chosen) {
        if (chosen instanceof ResizeRule.ShortSide sides && own instanceof ResizeRule.ShortSide side) {
            return side.withSides(sides.shortSide(), sides.longSide());
        }
        return chosen == null ? own : chosen;
    }

    /** Reads SIZE/OVERLAP. */
    static final class TilesConverter implements ITypeConverter<ImageTiles> {
        @Override
        public ImageTiles convert(String text) {
            try {
                return ImageTiles.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public ResizeRule convert(String text) {
        if (text.equals("none")) {
            return new ResizeRule.None();
        }
        try {
            Matcher sides = SIDES.matcher(text);
            if (sides.matches()) {
                return new ResizeRule.ShortSide(
                        Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)), PADDING);
            }
            PictureSize size = new PictureSize.Converter().convert(text);
            return new ResizeRule.Frame(size.first(), size.second());
        } catch (IllegalArgumentException | TypeConversionException e) {
            throw new TypeConversionException(
                    "must be none, SHORT/LONG such as 800/1333, or HxW such as 640x640, but is '" + text + "'");
        }
    }
}
