/** Many runs over alpha, gamma and seeds, in the background: the form, the map of results and the runs. */
package org.focallens.ui.training.sweep;
