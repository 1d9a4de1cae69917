package org.focallens.audit.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.focallens.audit.Audit;
import org.focallens.audit.AuditReport;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Presets;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.LeftOut;
import org.focallens.data.predictions.DetectorOutput;
import org.focallens.data.predictions.PredictionFiles;
import org.junit.jupiter.api.Test;

class DetectorEvaluationTest {
    private static final float[] LEFT = {0, 0, 100, 100};
    private static final float[] RIGHT = {300, 0, 400, 100};
    private static final float[] TINY = {200, 200, 203, 202};

    private final List<String> records = new ArrayList<>();

    private static LabelledImage image(int id, Labels labels) {
        return new LabelledImage(Path.of("/set/" + id + ".jpg"), 640, 480, labels, OptionalLong.of(id));
    }

    /** Image 2 comes first and holds a cat, a dog, a tiny dog and a crowd of cats; image 1 holds a difficult cat. */
    private static Dataset dataset() {
        Labels first = Labels.builder()
                .add(LEFT, 0, false, false)
                .add(RIGHT, 1, false, false)
                .add(TINY, 1, false, false)
                .add(new float[] {500, 300, 600, 400}, 0, true, false)
                .build();
        Labels second = Labels.builder().add(LEFT, 0, false, true).build();
        return new Dataset(
                "set",
                Path.of("/set"),
                DatasetFormat.COCO,
                List.of("cat", "dog"),
                List.of(image(2, first), image(1, second)),
                List.of(),
                Map.of("1", 0, "2", 1),
                LeftOut.NOTHING);
    }

    private void found(int image, int category, float[] box, double score) {
        records.add("{\"image_id\":" + image + ",\"category_id\":" + category + ",\"bbox\":[" + box[0] + "," + box[1]
                + "," + (box[2] - box[0]) + "," + (box[3] - box[1]) + "],\"score\":" + score + "}");
    }

    private DetectorReport evaluate(Dataset dataset, double iou) throws IOException {
        String json = "[" + String.join(",", records) + "]";
        DetectorOutput table = PredictionFiles.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                Path.of("r.json"),
                dataset,
                () -> false);
        return new DetectorEvaluation(dataset, table, iou).of(() -> false, share -> {});
    }

    private static AuditReport audit(Dataset dataset) {
        return new Audit(AssignSettings.of(Presets.named("torchvision"))).of(dataset, () -> false, share -> {});
    }

    private void scene() {
        found(2, 1, LEFT, .9); // cat found
        found(2, 1, LEFT, .8); // again: false
        found(2, 1, RIGHT, .7); // a dog taken for a cat
        found(2, 2, RIGHT, .3); // dog found, less sure
        found(2, 1, new float[] {500, 300, 600, 400}, .6); // in the crowd: ignored
        found(1, 1, LEFT, .5); // the difficult cat: ignored
        found(1, 2, RIGHT, .2); // background
    }

    @Test
    void countsFollowTheScore() throws IOException {
        scene();
        DetectorReport report = evaluate(dataset(), .5);
        DetectorCounts all = report.at(.05);
        assertThat(all.truePositives()).containsExactly(1, 1);
        assertThat(all.falsePositives()).containsExactly(2, 1);
        assertThat(all.missed()).containsExactly(0, 1);
        DetectorCounts sure = report.at(.31);
        assertThat(sure.truePositives()).containsExactly(1, 0);
        assertThat(sure.falsePositives()).containsExactly(2, 0);
        assertThat(sure.missed()).containsExactly(0, 2);
        assertThat(report.at(.3).truePositives()).containsExactly(1, 1);
        assertThat(report.at(2).allMissed()).isEqualTo(3);
    }

    @Test
    void theWorstImageStandsFirst() throws IOException {
        scene();
        DetectorCounts counts = evaluate(dataset(), .5).at(.05);
        assertThat(counts.wrong()).containsExactly(2, 1);
        assertThat(counts.lost()).containsExactly(1, 0);
        assertThat(counts.mistakes(0)).isEqualTo(3);
        assertThat(counts.worstFirst()).containsExactly(0, 1);
    }

    /** From .31 up the dog on the right is free, so that the cat there was taken for it; from .05 up it is found, and the cat stands on nothing. */
    @Test
    void aMissedBoxIsConfusedWithThePredictionOfAnotherClassOnIt() throws IOException {
        scene();
        DetectorReport report = evaluate(dataset(), .5);
        Confusion sure = Confusion.of(report, .31);
        assertThat(sure.count(1, 0)).isEqualTo(1);
        assertThat(sure.count(0, 0)).isEqualTo(1);
        assertThat(sure.count(2, 0)).isEqualTo(1);
        assertThat(sure.count(1, 2)).isEqualTo(1);
        Confusion all = Confusion.of(report, .05);
        assertThat(all.count(1, 0)).isZero();
        assertThat(all.count(1, 1)).isEqualTo(1);
        assertThat(all.count(2, 0)).isEqualTo(2);
        assertThat(all.count(2, 1)).isEqualTo(1);
        assertThat(all.classes(1)).containsExactly(0);
        assertThat(all.classes(9)).containsExactly(0, 1);
    }

    /** The tiny dog of 3 x 2 pixels overlaps no anchor of 32 pixels by .4: only the low-quality rule serves it. */
    @Test
    void aMissSaysWhichAnchorsItHad() throws IOException {
        scene();
        Dataset dataset = dataset();
        DetectorReport report = evaluate(dataset, .5);
        AuditReport audit = audit(dataset);
        assertThat(Served.of(audit, 0, 0)).isEqualTo(Served.POSITIVE);
        assertThat(Served.of(audit, 0, 2)).isEqualTo(Served.FORCED_ONLY);
        assertThat(Served.of(audit, 0, 3)).isEqualTo(Served.NOT_MATCHED);
        MissedByAnchors missed = MissedByAnchors.of(report, .05, audit);
        assertThat(missed.missed().get(Served.FORCED_ONLY)).isEqualTo(1);
        assertThat(missed.boxes().get(Served.POSITIVE)).isEqualTo(2);
        assertThat(missed.verdict())
                .isEqualTo("Of 1 missed box 0 had no anchor and 1 only forced anchors: "
                        + "100 % of those boxes are missed, and 0 % of the others.");
    }

    /**
     * Two images, one cat each; equal scores. In the image of the lower id the prediction is wrong, and COCO goes by ids: the miss comes first.
     * Precision at the hits: 1/2, of 2 wanted one is found: 51 of 101 recalls (0 to .50) have 1/2.
     */
    @Test
    void equalScoresAreTakenByTheImagesIds() throws IOException {
        Labels cat = Labels.builder().add(LEFT, 0, false, false).build();
        Dataset dataset = new Dataset(
                "set",
                Path.of("/set"),
                DatasetFormat.COCO,
                List.of("cat"),
                List.of(image(2, cat), image(1, cat)),
                List.of(),
                Map.of("1", 0),
                LeftOut.NOTHING);
        found(2, 1, LEFT, .5);
        found(1, 1, RIGHT, .5);
        assertThat(evaluate(dataset, .5).metrics().ap50()).isCloseTo(51 * .5 / 101, within(1e-12));
    }

    @Test
    void manyPartsGiveWhatOneGives() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<LabelledImage> images = new ArrayList<>();
        int hits = 0;
        for (int i = 0; i < 300; i++) {
            images.add(image(i, Labels.builder().add(LEFT, 0, false, false).build()));
            if (random.nextInt(3) > 0) {
                found(i, 1, LEFT, 1 - i / 1000.);
                hits++;
            }
        }
        DetectorReport report = evaluate(
                new Dataset(
                        "set",
                        Path.of("/set"),
                        DatasetFormat.COCO,
                        List.of("cat"),
                        images,
                        List.of(),
                        Map.of("1", 0),
                        LeftOut.NOTHING),
                .5);
        // all predictions are right: precision is 1 up to the recall that is reached
        double recall = hits / 300.;
        long reached = 0;
        for (int i = 0; i <= 100; i++) {
            reached += i * .01 <= recall ? 1 : 0;
        }
        assertThat(report.metrics().ap()).isCloseTo(reached / 101., within(1e-12));
        assertThat(report.at(0).allMissed()).isEqualTo(300 - hits);
    }

    @Test
    void nothingFoundAndNothingThereAreAnswers() throws IOException {
        DetectorReport none = evaluate(dataset(), .5);
        assertThat(none.metrics().ap()).isZero();
        Dataset empty = new Dataset("set", Path.of("/set"), DatasetFormat.COCO, List.of(), List.of(), List.of());
        assertThat(evaluate(empty, .5).metrics().ap()).isNaN();
        assertThat(MissedByAnchors.of(evaluate(empty, .5), 0, audit(empty)).verdict())
                .isEmpty();
    }

    @Test
    void badArgumentsAndCancellingAreHeard() throws IOException {
        DetectorReport report = evaluate(dataset(), .5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DetectorEvaluation(dataset(), report.predictions(), 0))
                .withMessageContaining("iou must be above 0");
        assertThatThrownBy(
                        () -> new DetectorEvaluation(dataset(), report.predictions(), .5).of(() -> true, share -> {}))
                .isInstanceOf(CancellationException.class);
    }
}
