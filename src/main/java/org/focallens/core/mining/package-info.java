/** Which anchors are worth learning from: what focal loss is compared with. */
package org.focallens.core.mining;
