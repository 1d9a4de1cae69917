package org.focallens.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Two lengths with an x between them.
 *
 * @param first  as written first: the height of an image, the width of a window
 * @param second as written second
 */
record PictureSize(int first, int second) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

    /** Reads what was typed. */
    static final class Converter implements ITypeConverter<PictureSize> {
        @Override
        public PictureSize convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1 || Integer.parseInt(matcher.group(2)) < 1) {
                throw new TypeConversionException("must be two whole numbers such as 800x1344 but is '" + text + "'");
            }
            return new PictureSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
    }
}
