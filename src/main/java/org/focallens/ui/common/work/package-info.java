/** Work apart from the window: background jobs, the latest request, one repaint for many. Open to every room. */
package org.focallens.ui.common.work;
