/** What a run learns from and is measured on: examples from scenes and data sets, split and mirrored. Open to all that train. */
package org.focallens.train.source;
