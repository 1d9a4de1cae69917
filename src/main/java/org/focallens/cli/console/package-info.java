/** How a command reads, answers, shows its progress, hears Ctrl-C and tells what failed. Only the commands and their options enter. */
package org.focallens.cli.console;
