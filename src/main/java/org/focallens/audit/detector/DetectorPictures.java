package org.focallens.audit.detector;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.focallens.audit.report.Html;
import org.focallens.core.metric.Pairing.Outcome;
import org.focallens.data.LabelledImage;
import org.focallens.data.image.ImageException;
import org.focallens.data.image.Images;
import org.focallens.data.image.Picture;
import org.focallens.data.image.Resize;
import org.focallens.text.Texts;

/** The images with most mistakes, as pictures within the page. */
final class DetectorPictures {
    private static final int SIDE = 480;

    private final DetectorSubject subject;

    DetectorPictures(DetectorSubject subject) {
        this.subject = subject;
    }

    /** {@return one figure each of the worst images that have mistakes; those that cannot be read are said and passed over} */
    List<String> figures(int most, int tries) {
        List<String> figures = new ArrayList<>();
        int drawn = 0;
        int[] worst = subject.counts().worstFirst();
        for (int i = 0; i < Math.min(tries, worst.length) && drawn < most; i++) {
            if (subject.counts().mistakes(worst[i]) == 0) {
                break;
            }
            LabelledImage image = subject.report().dataset().images().get(worst[i]);
            try {
                figures.add(figure(worst[i], image, Images.read(image.file())));
                drawn++;
            } catch (ImageException e) {
                figures.add("<p class=\"note\">" + Html.escape(subject.report().fileOf(worst[i]) + ": " + e.reason())
                        + "</p>\n");
            }
        }
        return figures;
    }

    private String figure(int index, LabelledImage image, Picture picture) {
        double scale = Math.min(1, (double) SIDE / Math.max(picture.width(), picture.height()));
        int width = (int) Math.max(1, Math.round(picture.width() * scale));
        int height = (int) Math.max(1, Math.round(picture.height() * scale));
        byte[] png = Images.png(Resize.bilinear(picture, width, height));
        StringBuilder svg = new StringBuilder(Texts.format(
                "<figure><svg viewBox=\"0 0 %d %d\" style=\"max-width:%dpx\">"
                        + "<image width=\"%d\" height=\"%d\" href=\"data:image/png;base64,%s\"/>%n",
                width, height, width, width, height, Base64.getEncoder().encodeToString(png)));
        misses(svg, index, image, scale);
        predictions(svg, index, scale);
        return svg.append("</svg><figcaption>")
                .append(Html.escape(subject.report().fileOf(index)))
                .append(": ")
                .append(subject.counts().wrong()[index])
                .append(" false positives, ")
                .append(subject.counts().lost()[index])
                .append(" missed</figcaption></figure>\n")
                .toString();
    }

    private void misses(StringBuilder svg, int index, LabelledImage image, double scale) {
        MatchTable matches = subject.report().matches();
        for (int k = 0; k < image.labels().count(); k++) {
            if (matches.wanted(index, k)
                    && !matches.found(index, k, subject.counts().score())) {
                String tip = subject.report().nameOf(image.labels().category(k)) + ": missed; and had "
                        + Served.of(subject.audit(), index, k).text();
                frame(svg, "missed", image.labels().box(k), scale, tip);
            }
        }
    }

    private void predictions(StringBuilder svg, int index, double scale) {
        for (int p = subject.report().predictions().first(index);
                p < subject.report().predictions().end(index);
                p++) {
            Outcome outcome = subject.report().matches().outcome(p);
            boolean shown = outcome == Outcome.TRUE_POSITIVE || outcome == Outcome.FALSE_POSITIVE;
            if (shown
                    && subject.report().predictions().score(p)
                            >= subject.counts().score()) {
                boolean right = outcome == Outcome.TRUE_POSITIVE;
                String tip =
                        subject.report().nameOf(subject.report().predictions().category(p)) + ", score "
                                + Html.share(subject.report().predictions().score(p))
                                + (right ? ": true positive" : ": false positive");
                frame(
                        svg,
                        right ? "found" : "below",
                        subject.report().predictions().box(p),
                        scale,
                        tip);
            }
        }
    }

    private static void frame(StringBuilder svg, String style, float[] box, double scale, String tip) {
        String rectangle = Texts.format(
                "x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"",
                box[0] * scale, box[1] * scale, (box[2] - box[0]) * scale, (box[3] - box[1]) * scale);
        svg.append(Texts.format(
                "<rect class=\"halo\" %s/><rect class=\"%s\" %s><title>%s</title></rect>%n",
                rectangle, style, rectangle, Html.escape(tip)));
    }
}
