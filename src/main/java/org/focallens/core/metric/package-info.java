/** How good detections are: average precision and recall as COCO defines them. */
package org.focallens.core.metric;
