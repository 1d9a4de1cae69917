package org.focallens.core.preset;

import java.util.Objects;

/**
 * Settings that someone gave a name, to keep and to share.
 *
 * @param name     for people, one line of 1 to 100 characters, without blanks at its ends
 * @param settings by what anchors are assigned
 */
public record NamedSettings(String name, AssignSettings settings) {
    private static final int LONGEST = 100;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the name is empty, too long or no single line
     */
    public NamedSettings {
        Objects.requireNonNull(settings, "settings");
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "name must be one line of 1 to " + LONGEST + " characters but has " + name.length()
                            + (name.chars().anyMatch(Character::isISOControl)
                                    ? " with a line break or control character"
                                    : ""));
        }
    }
}
