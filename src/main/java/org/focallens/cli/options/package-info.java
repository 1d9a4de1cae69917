/** Options that several commands share, and the ranges of their numbers. Only the commands enter. */
package org.focallens.cli.options;
