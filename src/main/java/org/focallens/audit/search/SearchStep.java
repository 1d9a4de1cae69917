package org.focallens.audit.search;

/**
 * How far a search is.
 *
 * @param generation  done so far, from 0
 * @param generations at most
 * @param best        placed coverage of the best candidate so far, on the tuning part
 */
public record SearchStep(int generation, int generations, Coverage best) {}
