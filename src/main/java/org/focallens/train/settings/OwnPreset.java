package org.focallens.train.settings;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.file.Path;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.settings.SettingsFile;

/** Anchors and matching rules of one's own to train with; the rest is {@link SmallImages#PRESET}'s. Saved whole, where a known preset is a name. */
public final class OwnPreset {

    private OwnPreset() {}

    /**
     * A preset with anchors and matching rules of one's own.
     *
     * @param own the settings; what becomes of an image's size and of crowds has no part in training here
     * @return the preset, by the settings' name
     * @throws IllegalArgumentException if there are anchors on P2, which the network has no head for
     */
    public static Preset of(NamedSettings own) {
        if (own.settings().anchors().levels().get(0).level() < 3) {
            throw new IllegalArgumentException(
                    "levels must be of P3 to P7, which the network here has, but '" + own.name() + "' begins with P2");
        }
        Preset rest = SmallImages.PRESET;
        return new Preset(
                own.name(),
                own.name(),
                "settings of one's own",
                own.settings().anchors(),
                own.settings().matching(),
                rest.loss(),
                rest.coder(),
                rest.p6(),
                rest.input(),
                rest.inference());
    }

    /**
     * A preset that has a name.
     *
     * @param name of one of {@link Presets#ALL} or of {@link SmallImages#PRESET}
     * @return the preset
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Preset named(String name) {
        return name.equals(SmallImages.PRESET.name()) ? SmallImages.PRESET : Presets.named(name);
    }

    /**
     * Refuses what could not be saved.
     *
     * @param preset of a run
     * @throws IllegalArgumentException if it is neither known by its name nor one of {@link #of}
     */
    public static void requireSaveable(Preset preset) {
        if (!isNamed(preset) && !preset.equals(of(settings(preset)))) {
            throw new IllegalArgumentException(
                    "preset must be as it is known by its name but '" + preset.name() + "' has other values");
        }
    }

    private static boolean isNamed(Preset preset) {
        return preset.equals(SmallImages.PRESET) || Presets.ALL.contains(preset);
    }

    private static NamedSettings settings(Preset preset) {
        return new NamedSettings(
                preset.name(),
                new AssignSettings(preset.anchors(), preset.matching(), new ResizeRule.None(), CrowdRule.DROP));
    }

    /** {@return how presets are written and read: a name, or settings as {@link SettingsFile} writes them} */
    static SimpleModule json() {
        return new SimpleModule().addSerializer(Preset.class, new Written()).addDeserializer(Preset.class, new Read());
    }

    private static final class Written extends JsonSerializer<Preset> {
        @Override
        public void serialize(Preset preset, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (isNamed(preset)) {
                json.writeString(preset.name());
            } else {
                json.writeTree(SettingsFile.object(settings(preset)));
            }
        }
    }

    private static final class Read extends JsonDeserializer<Preset> {
        @Override
        public Preset deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(json);
            try {
                return node.isTextual() ? named(node.asText()) : of(SettingsFile.of(Path.of("preset"), node));
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(json, e.getMessage(), e);
            }
        }
    }
}
