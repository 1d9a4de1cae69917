package org.focallens.cli.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The values that an option of numbers takes; those that are not finite are never among them. Every such option has one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Within {
    /** The least value, or where {@link #above()} the limit itself is not taken. */
    double least() default Double.NEGATIVE_INFINITY;

    /** The greatest value, or where {@link #below()} the limit itself is not taken. */
    double most() default Double.POSITIVE_INFINITY;

    boolean above() default false;

    boolean below() default false;
}
