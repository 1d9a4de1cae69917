/**
 * Where the program is put together: the only place that knows every room and the command line.
 *
 * <p>Entered by the Java virtual machine.
 */
package org.focallens.app;
