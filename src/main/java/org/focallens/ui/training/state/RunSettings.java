package org.focallens.ui.training.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.focallens.core.loss.Normaliser;
import org.focallens.core.preset.Preset;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.optimiser.AdamSettings;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.run.RunSetup;
import org.focallens.train.settings.SettingsJson;
import org.focallens.train.source.RunData;

/**
 * What a single run is set to, as it is remembered from one start to the next.
 *
 * @param knobs what may be turned while it goes on
 * @param setup what it keeps to its end
 */
public record RunSettings(Knobs knobs, RunSetup setup) {

    /** Before anything is chosen. */
    public static final RunSettings FIRST = new RunSettings(Knobs.FIRST, RunSetup.FIRST);

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("loss", knobs.loss().id())
                .put("alpha", knobs.alpha())
                .put("gamma", knobs.gamma())
                .put("learningRate", knobs.learningRate())
                .put("boxLoss", knobs.boxLoss().id())
                .put("normaliser", knobs.normaliser().name())
                .put("clip", Double.isInfinite(knobs.clip()) ? 0 : knobs.clip());
        json.put("seed", setup.seed())
                .put("batch", setup.batch())
                .put("prior", setup.prior())
                .put("headDepth", setup.headDepth())
                .put("output", setup.output().name())
                .put("sgd", setup.optimiser().equals(SgdSettings.DEFAULT))
                .put("warmUp", setup.warmUp());
        json.set("preset", SettingsJson.tree(setup.preset()));
        RunData data = setup.data();
        json.put("data", data.name())
                .put("size", data.size())
                .put("flipped", data.flipped())
                .put("tests", data.tests());
        return json;
    }

    /** Reads what was remembered; a part that is missing or outside its range keeps its first value. */
    public static RunSettings of(JsonNode json) {
        RunSetup setup = setup(json);
        Knobs first = Knobs.FIRST;
        LossKind loss = named(
                LossKind.of(setup.output()).toArray(LossKind[]::new),
                LossKind::id,
                json.path("loss").asText(),
                LossKind.of(setup.output()).get(0));
        return new RunSettings(
                new Knobs(
                        loss,
                        within(json, "alpha", 0, 1, first.alpha()),
                        within(json, "gamma", 0, 5, first.gamma()),
                        within(json, "learningRate", 1e-6, .1, first.learningRate()),
                        named(
                                BoxLossKind.values(),
                                BoxLossKind::id,
                                json.path("boxLoss").asText(),
                                first.boxLoss()),
                        named(
                                Normaliser.values(),
                                Normaliser::name,
                                json.path("normaliser").asText(),
                                first.normaliser()),
                        clip(json)),
                setup);
    }

    private static double clip(JsonNode json) {
        double clip = within(json, "clip", 0, 1e6, Knobs.FIRST.clip());
        return clip == 0 ? Double.POSITIVE_INFINITY : clip;
    }

    private static RunSetup setup(JsonNode json) {
        RunSetup first = RunSetup.FIRST;
        RunData usual = first.data();
        int size = (int) within(json, "size", 128, 512, usual.size());
        String name = json.path("data").asText(usual.name());
        RunData data = valid(
                () -> new RunData(
                        name,
                        size % 128 == 0 ? size : usual.size(),
                        json.path("flipped").asBoolean(true),
                        Math.max(0, json.path("tests").asInt(name.equals(usual.name()) ? usual.tests() : 0))),
                usual);
        RunSetup setup = first.withData(data)
                .withSeed(json.path("seed").asLong(first.seed()))
                .withBatch((int) within(json, "batch", 1, 16, first.batch()))
                .withPrior(within(json, "prior", 1e-6, 1 - 1e-6, first.prior()))
                .withHeadDepth((int) within(json, "headDepth", 0, 4, first.headDepth()))
                .withOutput(named(
                        ClassOutput.values(),
                        ClassOutput::name,
                        json.path("output").asText(),
                        first.output()))
                .withOptimiser(json.path("sgd").asBoolean() ? SgdSettings.DEFAULT : AdamSettings.DEFAULT)
                .withWarmUp((int) within(json, "warmUp", 0, 1e6, first.warmUp()));
        return json.has("preset")
                ? SettingsJson.of(json.get("preset"), Preset.class)
                        .map(setup::withPreset)
                        .orElse(setup)
                : setup;
    }

    private static <T> T valid(Supplier<T> made, T otherwise) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            return otherwise; // a session of another version must not keep the room from opening
        }
    }

    private static <T> T named(T[] values, Function<T, String> name, String wanted, T otherwise) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(wanted))
                .findFirst()
                .orElse(otherwise);
    }

    private static double within(JsonNode json, String name, double least, double most, double otherwise) {
        double value = json.path(name).asDouble(otherwise);
        return value >= least && value <= most ? value : otherwise;
    }
}
