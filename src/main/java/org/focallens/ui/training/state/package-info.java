/** What runs begin with and what a person sets: immutable values, without a toolkit or a thread. */
package org.focallens.ui.training.state;
