/**
 * Label files in JSON, other than COCO's: LabelMe, Label Studio, Create ML, VGG's VIA, Hugging Face's metadata.jsonl, Supervisely. Entered by
 * {@code data.open} alone.
 */
package org.focallens.data.json;
