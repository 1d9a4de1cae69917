package org.focallens.cli.options;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The losses by their names on the command line. */
public enum LossKind {
    CE,
    FOCAL,
    FOCAL_STAR,
    SOFTMAX;

    /** Reads a loss's name. */
    public static final class Converter implements ITypeConverter<LossKind> {
        @Override
        public LossKind convert(String text) {
            for (LossKind kind : values()) {
                if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                    return kind;
                }
            }
            throw new TypeConversionException("must be ce, focal, focal-star or softmax but is '" + text + "'");
        }
    }
}
