/**
 * The window around the rooms: menu, rail, status line, session, and pictures of rooms without a display.
 *
 * <p>Entered by the program's start and by the command line's commands for pictures and for the window.
 */
package org.focallens.ui.window;
