package org.focallens.train.settings;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.box.GiouLoss;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.FocalStar;
import org.focallens.core.loss.LogitLoss;
import org.focallens.nn.optimiser.AdamSettings;
import org.focallens.nn.optimiser.OptimiserSettings;
import org.focallens.nn.optimiser.SgdSettings;

/** Settings as JSON that a person can read: a record is an object, and where there are several kinds, {@code kind} says which. */
public final class SettingsJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .addMixIn(OptimiserSettings.class, Kinds.class)
            .addMixIn(ClassLoss.class, Kinds.class)
            .addMixIn(LogitLoss.class, Kinds.class)
            .addMixIn(BoxLoss.class, Kinds.class)
            .addModule(OwnPreset.json())
            .build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    static {
        MAPPER.registerSubtypes(
                kind(AdamSettings.class, "adam"),
                kind(SgdSettings.class, "sgd"),
                kind(ClassLoss.Sigmoid.class, "sigmoid"),
                kind(ClassLoss.Softmax.class, "softmax"),
                kind(ClassLoss.Mined.class, "mined"),
                kind(FocalLoss.class, "focal"),
                kind(CrossEntropy.class, "ce"),
                kind(FocalStar.class, "focal-star"),
                kind(DeltaLoss.L1.class, "l1"),
                kind(DeltaLoss.SmoothL1.class, "smooth-l1"),
                kind(DeltaLoss.Huber.class, "huber"),
                kind(GiouLoss.class, "giou"));
    }

    private SettingsJson() {}

    /** Marks an interface whose implementations are told apart. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinds {}

    private static NamedType kind(Class<?> type, String name) {
        return new NamedType(type, name);
    }

    /**
     * Writes settings.
     *
     * @param settings a record
     * @return UTF-8, the same for equal settings on every system
     * @throws JsonProcessingException if it is none that JSON can hold
     */
    public static byte[] write(Object settings) throws JsonProcessingException {
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter().withObjectIndenter(INDENT);
        return (MAPPER.writer(lines).writeValueAsString(settings) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads settings.
     *
     * @param <T>  what they are
     * @param json UTF-8
     * @param type the record
     * @return the settings
     * @throws JsonProcessingException where anything is missing, unknown or out of range
     */
    public static <T> T read(byte[] json, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(new String(json, StandardCharsets.UTF_8), type);
    }

    /**
     * Settings as a part of something larger.
     *
     * @param settings a record
     * @return as {@link #write} writes it
     */
    public static JsonNode tree(Object settings) {
        return MAPPER.valueToTree(settings);
    }

    /**
     * Settings that were a part of something larger.
     *
     * @param <T>  what they are
     * @param tree as {@link #tree} makes it
     * @param type the record
     * @return the settings; empty where anything is missing, unknown or out of range
     */
    public static <T> Optional<T> of(JsonNode tree, Class<T> type) {
        try {
            return Optional.of(MAPPER.treeToValue(tree, type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
