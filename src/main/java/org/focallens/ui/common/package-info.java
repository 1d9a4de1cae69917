/**
 * What every room is made with: the contract of a room, actions, dialogs, the theme, undo, and the controls that look
 * alike everywhere.
 *
 * <p>Entered by all rooms and by the window.
 */
package org.focallens.ui.common;
