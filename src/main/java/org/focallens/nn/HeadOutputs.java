package org.focallens.nn;

/**
 * What the two heads say of every anchor, or the gradients of it. Anchors run level by level from P3, row by row, column by
 * column, then shape by shape, image after image.
 *
 * @param logits (batch, anchors, logits of an anchor)
 * @param deltas four coded box coordinates: (batch, anchors, 4)
 */
public record HeadOutputs(float[] logits, float[] deltas) {}
