package org.focallens.ui.common;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/**
 * Something a person can have done, the one source of its menu item, its button and its line in the list of keys.
 *
 * @param id      for tests and settings, e.g. {@code next-image}
 * @param menu    the menu it stands in, e.g. {@code Image}
 * @param text    as the menu shows it
 * @param help    what it does, for the tooltip
 * @param key     its keys, or null
 * @param icon    its picture on a button, or null for menu only
 * @param enabled whether it can be done now, or null for always
 * @param run     does it, on the FX thread
 */
public record Action(
        String id,
        String menu,
        String text,
        String help,
        KeyCombination key,
        Feather icon,
        ObservableBooleanValue enabled,
        Runnable run) {

    /**
     * An action that can always be done.
     *
     * @param key its keys, e.g. {@code Shortcut+O} or {@code Page Up}; a character that each keyboard has elsewhere stands in quotes, e.g.
     *            {@code Shortcut+'+'}; null for none
     * @throws IllegalArgumentException if there is no such key: JavaFX takes a name it does not know for a character that no keyboard has
     */
    public static Action of(String id, String menu, String text, String help, String key, Feather icon, Runnable run) {
        KeyCombination keys = key == null ? null : KeyCombination.valueOf(key);
        if (keys instanceof KeyCharacterCombination character
                && character.getCharacter().length() > 1) {
            throw new IllegalArgumentException("there is no key '" + character.getCharacter() + "' for " + id);
        }
        return new Action(id, menu, text, help, keys, icon, null, run);
    }

    /** {@return the same action, possible only while the condition holds} */
    public Action when(ObservableBooleanValue condition) {
        return new Action(id, menu, text, help, key, icon, condition, run);
    }

    /** {@return what it does and its keys, for a tooltip} */
    public String tooltip() {
        return key == null ? help : help + "  (" + key.getDisplayText() + ")";
    }
}
