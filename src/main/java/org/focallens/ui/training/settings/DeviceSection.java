package org.focallens.ui.training.settings;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.focallens.text.Texts;
import org.focallens.train.StepMillis;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.focallens.ui.training.engine.Measuring;
import org.focallens.ui.training.live.TrainingViewModel;

/** Where the steps are computed, how fast, and how often the runs are measured. */
public final class DeviceSection {

    private final TrainingViewModel model;
    private final RoomSettings settings;

    public DeviceSection(TrainingViewModel model, RoomSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    /** {@return how many threads can compute at once} */
    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    public Node node() {
        Label millis = new Label("–");
        millis.setId("step-millis");
        millis.getStyleClass().add("title-text");
        Label phases = Controls.note("");
        model.speed()
                .millis()
                .subscribe(value -> millis.setText(
                        value.doubleValue() == 0 ? "–" : Texts.format("%.1f ms per step", value.doubleValue())));
        model.report()
                .subscribe(report ->
                        phases.setText(report == null ? "Median of the last 50 steps." : phases(report.millis())));
        Choice<Integer> threads = new Choice<>(
                "threads",
                IntStream.rangeClosed(1, cores()).boxed().toList(),
                count -> count + " of " + cores() + (cores() == 1 ? " thread" : " threads"),
                "Threads that compute a step; the results are the same with any number. One fewer than the machine has keeps the window "
                        + "responsive. Takes effect on the next reset.");
        settings.threads().subscribe(now -> threads.render(now));
        threads.onChosen(settings.threads()::set);
        Label device = new Label();
        device.setId("device");
        model.steps().subscribe(now -> device.setText(memory()));
        return Controls.section("Device", Fields.row("Processor", threads), device, millis, phases);
    }

    private static String memory() {
        Runtime runtime = Runtime.getRuntime();
        return Texts.format(
                "ND4J on the CPU; memory %,d of %,d MB",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20);
    }

    private static String phases(StepMillis millis) {
        return Texts.format(
                "Median of the last 50 steps. This one: images %.1f, forward %.1f, loss %.1f, backward %.1f, update %.1f ms.",
                millis.batch(), millis.forward(), millis.loss(), millis.backward(), millis.update());
    }

    public Node measuring() {
        Choice<Integer> every = new Choice<>(
                "measure-every",
                List.of(0, 50, 100, 250, 500, 1000),
                value -> value == 0 ? "Never" : value + " steps",
                "How often average precision is measured. Training waits meanwhile.");
        TypedField images = number(
                "measure-images",
                "Held-out images to measure on each time, 1 to 1,000. More give a steadier measure and take longer.",
                count -> settings.measuring()
                        .set(new Measuring(settings.measuring().get().every(), count)));
        settings.measuring().subscribe(now -> {
            every.render(now.every());
            images.show();
        });
        every.onChosen(next -> settings.measuring()
                .set(new Measuring(next, settings.measuring().get().images())));
        return Controls.section(
                "Average precision", Fields.row("Measured every", every), Fields.row("On images", images));
    }

    private TypedField number(String id, String help, IntConsumer take) {
        return new TypedField(
                id, help, () -> String.valueOf(settings.measuring().get().images()), text -> {
                    int count = Integer.parseInt(text);
                    if (count < 1 || count > RoomSettings.MOST_IMAGES) {
                        throw new IllegalArgumentException("images must be 1..1000 but are " + count);
                    }
                    take.accept(count);
                });
    }
}
