/**
 * Figures and text below the window: numbers as they are written, charts as they are drawn and exported. Needs no toolkit, so that
 * the command line and the window stand side by side on it.
 */
package org.focallens.figure;
