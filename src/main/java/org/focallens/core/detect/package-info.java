/** From the outputs of a RetinaNet to detections. */
package org.focallens.core.detect;
