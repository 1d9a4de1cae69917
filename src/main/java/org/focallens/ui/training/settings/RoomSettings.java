package org.focallens.ui.training.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.focallens.ui.training.engine.Measuring;

/** What the room is set to beside its runs: none of it changes a number of a run. */
public final class RoomSettings {

    /** That can be asked for at once. */
    public static final int MOST_STEPS = 1_000_000;
    /** That are measured on. */
    static final int MOST_IMAGES = 1000;

    private final ObjectProperty<Integer> threads = new SimpleObjectProperty<>(Math.max(1, DeviceSection.cores() - 1));
    private final ObjectProperty<Measuring> measuring = new SimpleObjectProperty<>(new Measuring(250, 40));
    private final ObjectProperty<Integer> count = new SimpleObjectProperty<>(100);

    /** {@return threads that compute a step; one core is left to the window} */
    public ObjectProperty<Integer> threads() {
        return threads;
    }

    /** {@return how often the runs are measured} */
    public ObjectProperty<Measuring> measuring() {
        return measuring;
    }

    /** {@return steps that are made at once on demand} */
    public ObjectProperty<Integer> count() {
        return count;
    }

    /** Adds what is to be remembered. */
    public void save(ObjectNode json) {
        json.put("threads", threads.get())
                .put("count", count.get())
                .put("measureEvery", measuring.get().every())
                .put("measureImages", measuring.get().images());
    }

    /** Takes what was remembered; what is missing or outside its range stays as it is. */
    public void restore(JsonNode json) {
        threads.set(within(json, "threads", 1, DeviceSection.cores(), threads.get()));
        count.set(within(json, "count", 1, MOST_STEPS, count.get()));
        measuring.set(new Measuring(
                within(json, "measureEvery", 0, MOST_STEPS, measuring.get().every()),
                within(json, "measureImages", 1, MOST_IMAGES, measuring.get().images())));
    }

    private static int within(JsonNode json, String name, int least, int most, int otherwise) {
        int value = json.path(name).asInt(otherwise);
        return value >= least && value <= most ? value : otherwise;
    }
}
