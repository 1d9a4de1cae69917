/** Why matching decided as it did, for one box, one anchor or two settings: each answer is a short computation over one image. */
package org.focallens.core.explain;
