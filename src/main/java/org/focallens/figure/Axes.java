package org.focallens.figure;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;

/** Axes whose numbers are the same on every machine: JFreeChart's own follow the machine's language. */
public final class Axes {
    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-5;

    private Axes() {}

    /** {@return an axis of numbers} */
    public static NumberAxis linear(String label) {
        return axis(label, false);
    }

    /** {@return an axis with ticks at whole numbers only} */
    public static NumberAxis whole(String label) {
        return axis(label, true);
    }

    /** {@return an axis of powers of ten} */
    public static LogAxis logarithmic(String label) {
        LogAxis axis = new LogAxis(label);
        axis.setSmallestValue(Double.MIN_NORMAL);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setNumberFormatOverride(Figures.powers());
        return axis;
    }

    private static NumberAxis axis(String label, boolean integers) {
        NumberAxis axis = new NumberAxis(label);
        axis.setStandardTickUnits(new Ticks(new NumberTickUnitSource(integers)));
        return axis;
    }

    /** JFreeChart's distances between ticks, each with as many decimals as it needs. */
    private record Ticks(TickUnitSource distances) implements TickUnitSource {

        @Override
        public TickUnit getLargerTickUnit(TickUnit unit) {
            return written(distances.getLargerTickUnit(unit));
        }

        @Override
        public TickUnit getCeilingTickUnit(TickUnit unit) {
            return written(distances.getCeilingTickUnit(unit));
        }

        @Override
        public TickUnit getCeilingTickUnit(double size) {
            return written(distances.getCeilingTickUnit(size));
        }

        private static TickUnit written(TickUnit unit) {
            double size = unit.getSize();
            String pattern = size >= LARGE || size < SMALL ? "0.###E0" : "#,##0" + decimals(size);
            return new NumberTickUnit(
                    size,
                    new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)),
                    unit.getMinorTickCount());
        }

        private static String decimals(double size) {
            int decimals = (int) -Math.floor(Math.log10(size * (1 + 1e-9)));
            return decimals <= 0 ? "" : "." + "0".repeat(decimals);
        }
    }
}
