package org.focallens.cli.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.focallens.core.anchor.AnchorGrid;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Two lengths with an x between them.
 *
 * @param first  as written first: the height of an image, the width of a window
 * @param second as written second
 */
public record PictureSize(int first, int second) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

    /** Reads what was typed. */
    public static final class Converter implements ITypeConverter<PictureSize> {
        @Override
        public PictureSize convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches() || !isSide(matcher.group(1)) || !isSide(matcher.group(2))) {
                throw new TypeConversionException("must be two whole numbers 1.." + AnchorGrid.GREATEST_SIDE
                        + " such as 800x1344 but is '" + text + "'");
            }
            return new PictureSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }

        private static boolean isSide(String digits) {
            int side = Integer.parseInt(digits);
            return side >= 1 && side <= AnchorGrid.GREATEST_SIDE;
        }
    }
}
