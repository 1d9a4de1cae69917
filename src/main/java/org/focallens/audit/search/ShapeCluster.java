package org.focallens.audit.search;

/**
 * Boxes of nearly one shape.
 *
 * @param width  mean in input pixels
 * @param height mean in input pixels
 * @param boxes  in it
 */
public record ShapeCluster(double width, double height, int boxes) {}
