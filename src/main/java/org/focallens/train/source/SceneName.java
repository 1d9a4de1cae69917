package org.focallens.train.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.focallens.data.scene.SceneSettings;
import org.focallens.text.Texts;

/**
 * Generated scenes named in one word, as runs are saved with them: {@code shapes}, {@code sparse-shapes}, or
 * {@code shapes:classes=3,sides=16-115,objects=1-4,clutter=0.4,noise=6} with any of these; sides are pixels.
 */
final class SceneName {

    private static final String PREFIX = RunData.SHAPES + ":";

    private SceneName() {}

    /**
     * The scenes of a name.
     *
     * @param size width and height of the pictures
     * @return empty where the name is none of scenes, but of a data set
     * @throws IllegalArgumentException if one of its parts is unknown or outside its range
     */
    static Optional<SceneSettings> parse(String name, int size) {
        if (name.equals(RunData.SPARSE_SHAPES)) {
            return Optional.of(SceneSettings.sparse(size));
        }
        if (name.equals(RunData.SHAPES)) {
            return Optional.of(SceneSettings.square(size));
        }
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        SceneSettings settings = SceneSettings.square(size);
        for (String part : name.substring(PREFIX.length()).split(",", 0)) {
            settings = with(settings, part);
        }
        return Optional.of(settings);
    }

    private static SceneSettings with(SceneSettings settings, String part) {
        int equals = part.indexOf('=');
        String value = part.substring(equals + 1);
        try {
            return switch (equals < 0 ? "" : part.substring(0, equals)) {
                case "classes" -> settings.withClasses(Integer.parseInt(value));
                case "sides" -> settings.withSizes(first(value), second(value));
                case "objects" -> settings.withObjects(first(value), second(value));
                case "clutter" -> settings.withBackground(Double.parseDouble(value), settings.noise());
                case "noise" -> settings.withBackground(settings.clutter(), Double.parseDouble(value));
                default ->
                    throw new IllegalArgumentException("data '" + RunData.SHAPES
                            + ":…' must have of classes=N, sides=N-N, objects=N-N, clutter=N, noise=N but has '" + part
                            + "'");
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "data '" + RunData.SHAPES + ":…' must have numbers but has '" + part + "'", e);
        }
    }

    private static int first(String range) {
        return Integer.parseInt(range.split("-", 2)[0]);
    }

    private static int second(String range) {
        String[] ends = range.split("-", 2);
        return Integer.parseInt(ends[ends.length - 1]);
    }

    /** {@return the shortest name of square scenes} */
    static String of(SceneSettings settings) {
        int size = settings.width();
        if (settings.equals(SceneSettings.square(size))) {
            return RunData.SHAPES;
        }
        if (settings.equals(SceneSettings.sparse(size))) {
            return RunData.SPARSE_SHAPES;
        }
        SceneSettings usual = SceneSettings.square(size);
        List<String> parts = new ArrayList<>();
        add(parts, settings.classes() == usual.classes(), "classes=" + settings.classes());
        add(
                parts,
                settings.minSize() == usual.minSize() && settings.maxSize() == usual.maxSize(),
                "sides=" + settings.minSize() + "-" + settings.maxSize());
        add(
                parts,
                settings.minObjects() == usual.minObjects() && settings.maxObjects() == usual.maxObjects(),
                "objects=" + settings.minObjects() + "-" + settings.maxObjects());
        add(parts, settings.clutter() == usual.clutter(), "clutter=" + plain(settings.clutter()));
        add(parts, settings.noise() == usual.noise(), "noise=" + plain(settings.noise()));
        return PREFIX + String.join(",", parts);
    }

    private static void add(List<String> parts, boolean usual, String part) {
        if (!usual) {
            parts.add(part);
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : Texts.format("%s", value);
    }
}
