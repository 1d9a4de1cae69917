/** Assignment over a whole data set, as statistics that can be merged. */
package org.focallens.audit;
