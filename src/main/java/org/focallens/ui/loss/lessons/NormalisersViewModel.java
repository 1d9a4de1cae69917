package org.focallens.ui.loss.lessons;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.focallens.core.lesson.NormaliserComparison;
import org.focallens.core.loss.Normaliser;
import org.focallens.ui.loss.common.BatchState;
import org.focallens.ui.loss.common.LossChoice;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.NumberInput;
import org.focallens.ui.loss.common.NumberInput.Bounds;

/** One batch under every normaliser; knows no controls. */
public final class NormalisersViewModel {
    private final LossViewModel room;
    private final NumberInput batches =
            new NumberInput("The number of batches", Bounds.whole(1, BatchState.MOST_BATCHES), this::setBatches);

    public NormalisersViewModel(LossViewModel room) {
        this.room = room;
        room.state().map(LossState::batch).subscribe(now -> batches.show(now.batches()));
    }

    private void setBatches(double value) {
        room.change("batches", state -> state.withBatch(now -> now.withBatches((int) value)));
    }

    /** {@return how many such batches the moving average has seen} */
    public NumberInput batches() {
        return batches;
    }

    /**
     * One normaliser.
     *
     * @param name   in words
     * @param who    takes it
     * @param loss   what it reports
     * @param factor its loss over that of the batch's positives
     */
    public record Row(String name, String who, double loss, double factor) {}

    /** {@return every normaliser at the numbers of now} */
    public List<Row> rows() {
        LossChoice loss = room.loss().getValue();
        BatchState batch = room.state().get().batch();
        NormaliserComparison comparison = new NormaliserComparison(
                anchors(),
                loss.classes(),
                loss.prior(),
                batch.positives().stream().mapToInt(Integer::intValue).toArray());
        double plain = comparison.loss(loss.focal(), Normaliser.BATCH_POSITIVES, 1);
        return Stream.of(Normaliser.values())
                .map(one -> {
                    double value = comparison.loss(loss.focal(), one, batch.batches());
                    return new Row(name(one), who(one), value, value / plain);
                })
                .toList();
    }

    /** {@return anchors of each image: the balance panel's, at least as many as any image has positives} */
    public long anchors() {
        LossState state = room.state().get();
        return Math.max(
                state.balance().anchors(),
                state.batch().positives().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(1));
    }

    private static String name(Normaliser normaliser) {
        return switch (normaliser) {
            case BATCH_POSITIVES -> "positives of the batch";
            case IMAGE_POSITIVES -> "positives per image";
            case POSITIVES_PLUS_IMAGES -> "positives + images";
            case POSITIVES_PLUS_ONE -> "positives + 1";
            case POSITIVES_AT_LEAST_ONE_EACH -> "Σ max(positives, 1)";
            case MOVING_AVERAGE -> "moving average";
            case MEAN_OVER_TERMS -> "plain mean";
        };
    }

    private static String who(Normaliser normaliser) {
        return switch (normaliser) {
            case BATCH_POSITIVES -> "keras-retinanet; the paper, per image";
            case IMAGE_POSITIVES -> "torchvision: each image by its own count, then the mean";
            case POSITIVES_PLUS_IMAGES -> "maskrcnn-benchmark; Detectron";
            case POSITIVES_PLUS_ONE -> "TF Vision";
            case POSITIVES_AT_LEAST_ONE_EACH -> "MMDetection";
            case MOVING_AVERAGE -> "Detectron2: from 100, momentum 0.9";
            case MEAN_OVER_TERMS -> "YOLOv5: over anchors × classes";
        };
    }

    /** {@return the positives of each image as they are typed} */
    public String positives() {
        return room.state().get().batch().positives().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /**
     * Takes the positives of each image, separated by spaces, commas or semicolons.
     *
     * @return what is wrong, empty if nothing
     */
    public String setPositives(String typed) {
        try {
            List<Integer> counts = Arrays.stream(typed.strip().split("[\\s,;]+"))
                    .map(Integer::valueOf)
                    .toList();
            room.change("positives", state -> state.withBatch(now -> now.withPositives(counts)));
            return "";
        } catch (IllegalArgumentException e) {
            return "Positives must be 1 to " + BatchState.MOST_IMAGES
                    + " whole numbers of at least 0, one for each image, such as 120 24 3 0, not “" + typed.strip()
                    + "”";
        }
    }
}
