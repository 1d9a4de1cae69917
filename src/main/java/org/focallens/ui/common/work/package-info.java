/**
 * Work away from the FX thread: one job of a kind at a time, the newest wins.
 *
 * <p>Entered by all rooms.
 */
package org.focallens.ui.common.work;
