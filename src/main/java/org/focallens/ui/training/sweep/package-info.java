/** The training room's page that compares runs over α and γ, beside what the paper found. */
package org.focallens.ui.training.sweep;
