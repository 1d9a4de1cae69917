package org.focallens.data.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.IouRule;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.ImageTiles;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.file.InputFile;
import org.focallens.data.file.JsonObject;
import org.focallens.data.file.Quote;
import org.focallens.data.file.SafeFile;

/** Settings by which anchors are assigned, with a name, as a JSON file that a person can read and share. */
public final class SettingsFile {
    private static final String FORMAT = "focallens-assign-settings";
    private static final int VERSION = 1;
    private static final int GREATEST_BYTES = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final DefaultPrettyPrinter LINES =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private SettingsFile() {}

    /**
     * Writes settings; the file appears whole or not at all.
     *
     * @param file  replaced if it exists
     * @param named the settings
     * @throws IOException if it cannot be written; an old file is then as it was
     */
    public static void write(Path file, NamedSettings named) throws IOException {
        byte[] bytes = (MAPPER.writer(LINES).writeValueAsString(object(named)) + "\n").getBytes(StandardCharsets.UTF_8);
        SafeFile.write(file, out -> out.write(bytes));
    }

    /**
     * Reads settings.
     *
     * @param file as {@link #write} leaves it
     * @return the same settings, to the last digit
     * @throws SettingsException if the file is missing, no such JSON, of a newer version, has a field that is not known or lacks one, or a value is
     *                           out of its range; the message names file, field and value
     */
    public static NamedSettings read(Path file) throws SettingsException {
        try {
            return named(new JsonObject(file, "", tree(file)));
        } catch (JsonObject.Refused e) {
            throw new SettingsException(e);
        } catch (NoSuchFileException e) {
            throw new SettingsException(file, "does not exist: check the name", e);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new SettingsException(file, line + "is not valid JSON (" + Quote.of(e.getOriginalMessage()) + ")", e);
        } catch (IOException e) {
            throw new SettingsException(file, "cannot be read (" + e + "): check that it is a file and may be read", e);
        }
    }

    /**
     * Takes settings out of a larger file.
     *
     * @param file   for messages
     * @param object as {@link #object} makes it
     * @return the same settings, to the last digit
     * @throws SettingsException if the object is none, or a field is missing, unknown or out of its range
     */
    public static NamedSettings of(Path file, JsonNode object) throws SettingsException {
        try {
            return named(new JsonObject(file, "", object));
        } catch (JsonObject.Refused e) {
            throw new SettingsException(e);
        }
    }

    private static JsonNode tree(Path file) throws IOException {
        if (Files.size(file) > GREATEST_BYTES) {
            throw new SettingsException(
                    file, "has " + Files.size(file) + " bytes, too many for a settings file: choose another", null);
        }
        return MAPPER.readTree(InputFile.bytes(file));
    }

    private static NamedSettings named(JsonObject root) {
        if (!root.node().path("format").asText().equals(FORMAT)) {
            throw root.refused(
                    "format", "must be \"" + FORMAT + "\"", root.node().path("format"));
        }
        if (root.whole("version") != VERSION) {
            throw root.refused(
                    "version",
                    "must be " + VERSION + ", the only one this program knows,",
                    root.node().get("version"));
        }
        root.only("format", "version", "name", "anchors", "matching", "resize", "crowd");
        AssignSettings settings = new AssignSettings(
                anchors(root.object("anchors")),
                matching(root.object("matching")),
                resize(root.object("resize")),
                root.choice("crowd", CrowdRule.class));
        String name = root.text("name");
        return root.made(() -> new NamedSettings(name, settings));
    }

    private static AnchorSettings anchors(JsonObject part) {
        part.only("arithmetic", "order", "spacing", "levels");
        List<AnchorLevel> levels =
                part.objects("levels").stream().map(SettingsFile::level).toList();
        ShapeArithmetic arithmetic = part.choice("arithmetic", ShapeArithmetic.class);
        ShapeOrder order = part.choice("order", ShapeOrder.class);
        Spacing spacing = part.choice("spacing", Spacing.class);
        return part.made(() -> new AnchorSettings(levels, arithmetic, order, spacing));
    }

    private static AnchorLevel level(JsonObject part) {
        part.only("level", "size", "scales", "ratios", "offset", "stride");
        return part.made(() -> {
            AnchorLevel nominal = new AnchorLevel(
                    part.whole("level"),
                    part.number("size"),
                    part.numbers("scales"),
                    part.numbers("ratios"),
                    part.number("offset"));
            return part.has("stride") ? nominal.withStride(part.whole("stride")) : nominal; // the first files had none
        });
    }

    private static MatchSettings matching(JsonObject part) {
        part.only("foreground", "background", "atBackground", "lowQuality", "border", "iou");
        boolean ignored = part.choice("atBackground", AtBackground.class) == AtBackground.IGNORED;
        return part.made(() -> new MatchSettings(
                part.number("foreground"),
                part.number("background"),
                ignored,
                part.choice("lowQuality", LowQuality.class),
                part.choice("border", BorderRule.class),
                part.choice("iou", IouRule.class)));
    }

    private static ResizeRule resize(JsonObject part) {
        return switch (part.choice("rule", Rule.class)) {
            case NONE -> {
                part.only("rule");
                yield new ResizeRule.None();
            }
            case SHORT_SIDE -> {
                part.only("rule", "shortSide", "longSide", "multipleOf", "rounding");
                yield part.made(() -> new ResizeRule.ShortSide(
                        part.whole("shortSide"),
                        part.whole("longSide"),
                        part.whole("multipleOf"),
                        part.choice("rounding", ResizeRule.Rounding.class)));
            }
            case FRAME -> {
                part.only("rule", "height", "width");
                yield part.made(() -> new ResizeRule.Frame(part.whole("height"), part.whole("width")));
            }
            case TILES -> {
                part.only("rule", "size", "overlap");
                yield part.made(() -> new ImageTiles(part.whole("size"), part.whole("overlap")));
            }
        };
    }

    /**
     * Settings as a JSON object.
     *
     * @param named the settings
     * @return what {@link #write} puts into a file
     */
    public static ObjectNode object(NamedSettings named) {
        AssignSettings settings = named.settings();
        ObjectNode root = MAPPER.createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("name", named.name());
        AnchorSettings anchors = settings.anchors();
        ArrayNode levels = root.putObject("anchors")
                .put("arithmetic", JsonObject.written(anchors.arithmetic()))
                .put("order", JsonObject.written(anchors.order()))
                .put("spacing", JsonObject.written(anchors.spacing()))
                .putArray("levels");
        for (AnchorLevel level : anchors.levels()) {
            ObjectNode one = levels.addObject().put("level", level.level()).put("size", level.size());
            level.scales().forEach(one.putArray("scales")::add);
            level.ratios().forEach(one.putArray("ratios")::add);
            one.put("offset", level.offset()).put("stride", level.stride());
        }
        MatchSettings matching = settings.matching();
        AtBackground at = matching.ignoreAtThreshold() ? AtBackground.IGNORED : AtBackground.NEGATIVE;
        root.putObject("matching")
                .put("foreground", matching.foreground())
                .put("background", matching.background())
                .put("atBackground", JsonObject.written(at))
                .put("lowQuality", JsonObject.written(matching.lowQuality()))
                .put("border", JsonObject.written(matching.border()))
                .put("iou", JsonObject.written(matching.iou()));
        putResize(root.putObject("resize"), settings.resize());
        return root.put("crowd", JsonObject.written(settings.crowd()));
    }

    private static void putResize(ObjectNode part, ResizeRule rule) {
        if (rule instanceof ResizeRule.ShortSide side) {
            part.put("rule", JsonObject.written(Rule.SHORT_SIDE))
                    .put("shortSide", side.shortSide())
                    .put("longSide", side.longSide())
                    .put("multipleOf", side.multipleOf())
                    .put("rounding", JsonObject.written(side.rounding()));
        } else if (rule instanceof ResizeRule.Frame frame) {
            part.put("rule", JsonObject.written(Rule.FRAME))
                    .put("height", frame.inputHeight())
                    .put("width", frame.inputWidth());
        } else if (rule instanceof ImageTiles tiles) {
            part.put("rule", JsonObject.written(Rule.TILES))
                    .put("size", tiles.size())
                    .put("overlap", tiles.overlap());
        } else {
            part.put("rule", JsonObject.written(Rule.NONE));
        }
    }

    /** What an anchor exactly at the background threshold becomes. */
    private enum AtBackground {
        IGNORED,
        NEGATIVE
    }

    /** The kinds of {@link ResizeRule}. */
    private enum Rule {
        NONE,
        SHORT_SIDE,
        FRAME,
        TILES
    }
}
