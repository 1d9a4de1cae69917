/**
 * What an audit or a search of anchors means in a few sentences, and what would help: each claim is computed, each remedy was tried.
 *
 * <p>Entered by the command line, the report and the data set room.
 */
package org.focallens.audit.verdict;
