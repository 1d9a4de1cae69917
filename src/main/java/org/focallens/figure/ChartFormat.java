package org.focallens.figure;

/** What a chart can be saved as. */
public enum ChartFormat {
    PNG("PNG picture", "png", "The chart in the pixels of the screen"),
    PNG_DOUBLE("PNG picture, twice the size", "png", "Twice the pixels of the screen, for slides and sharp displays"),
    SVG("SVG drawing", "svg", "Lines and text that stay sharp at any size; for web pages and further drawing"),
    PDF("PDF page", "pdf", "One page of the chart's own size; for papers"),
    CSV("CSV table of the curves", "csv", "The numbers: one row for each point, one column for each curve");

    private final String text;
    private final String extension;
    private final String help;

    ChartFormat(String text, String extension, String help) {
        this.text = text;
        this.extension = extension;
        this.help = help;
    }

    /** {@return as a menu shows it} */
    public String text() {
        return text;
    }

    /** {@return of the file name, without the dot} */
    public String extension() {
        return extension;
    }

    /** {@return what it is good for} */
    public String help() {
        return help;
    }
}
