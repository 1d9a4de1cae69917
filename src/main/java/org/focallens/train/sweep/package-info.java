/** Runs that differ in α, γ and seed alone, and what they come to. */
package org.focallens.train.sweep;
