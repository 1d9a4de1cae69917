/**
 * The command line: one class for each command over the same services as the window, which it knows only as a {@link
 * org.focallens.cli.Screen}. The program's composition enters here.
 */
package org.focallens.cli;
