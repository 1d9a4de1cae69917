package org.focallens.cli.options;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The losses by their names on the command line. */
public enum LossFunction {
    CE,
    FOCAL,
    FOCAL_STAR,
    SOFTMAX;

    /** Reads a loss's name. */
    public static final class Converter implements ITypeConverter<LossFunction> {
        @Override
        public LossFunction convert(String text) {
            for (LossFunction kind : values()) {
                if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                    return kind;
                }
            }
            throw new TypeConversionException("must be ce, focal, focal-star or softmax but is '" + text + "'");
        }
    }
}
