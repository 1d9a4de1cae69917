package org.focallens.ui.window;

import java.util.function.Function;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Room;
import org.kordamp.ikonli.feather.Feather;

/**
 * A room's place in the rail. The room itself is made when it is first entered, so that the window stands quickly.
 *
 * @param id    as the command line and the settings write it, e.g. {@code anchors}
 * @param title as the rail shows it
 * @param help  the question it answers
 * @param icon  its picture
 * @param maker makes the room
 */
public record RoomEntry(String id, String title, String help, Feather icon, Function<Dialogs, Room> maker) {}
