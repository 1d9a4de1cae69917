package org.focallens.core.preset;

import java.util.List;

/** How an image is brought to the size at which the network sees it. */
public sealed interface ResizeRule permits ResizeRule.None, ResizeRule.ShortSide, ResizeRule.Frame, ImageTiles {

    /**
     * What a rule makes of one image.
     *
     * @param height       of the resized image in input pixels
     * @param width        of the resized image in input pixels
     * @param paddedHeight of the network's input, at least {@code height}
     * @param paddedWidth  of the network's input, at least {@code width}
     */
    record Fit(int height, int width, int paddedHeight, int paddedWidth) {}

    /**
     * The size at which the network sees an image.
     *
     * @param height of the image in pixels, &gt; 0
     * @param width  of the image in pixels, &gt; 0
     * @return sizes after resizing and padding
     */
    Fit fit(int height, int width);

    /** {@return the rule as the command line writes it} */
    String text();

    /**
     * A part of an image that becomes an input of the network by itself.
     *
     * @param x      of its left edge in the image's pixels
     * @param y      of its upper edge in the image's pixels
     * @param width  in the image's pixels
     * @param height in the image's pixels
     * @param fit    its size at the input
     */
    record Part(int x, int y, int width, int height, Fit fit) {}

    /**
     * The inputs that an image becomes.
     *
     * @param height of the image in pixels, &gt; 0
     * @param width  of the image in pixels, &gt; 0
     * @return the whole image as one part, unless the rule cuts it; row by row
     */
    default List<Part> parts(int height, int width) {
        return List.of(new Part(0, 0, width, height, fit(height, width)));
    }

    /** The image as it is. */
    record None() implements ResizeRule {
        @Override
        public Fit fit(int height, int width) {
            return new Fit(height, width, height, width);
        }

        @Override
        public String text() {
            return "none";
        }
    }

    /** How a side is scaled and becomes a whole number of pixels. */
    enum Rounding {
        /** To the nearest: Detectron2 {@code data/transforms/augmentation_impl.py}, MMDetection, Detectron, keras-retinanet. */
        NEAREST {
            @Override
            double scale(int wanted, int side) {
                return (double) wanted / side;
            }

            @Override
            int pixels(double scaled) {
                return (int) Math.floor(scaled + 0.5);
            }
        },
        /**
         * Down, by a scale in floats that is the length times the side's reciprocal, as PyTorch divides a number by a tensor: even the short
         * side may come out a pixel short. torchvision {@code models/detection/transform.py}.
         */
        DOWN {
            @Override
            double scale(int wanted, int side) {
                return wanted * (1f / side);
            }

            @Override
            int pixels(double scaled) {
                return (int) Math.floor(scaled);
            }
        };

        abstract double scale(int wanted, int side);

        abstract int pixels(double scaled);
    }

    /**
     * The short side to a length, unless the long side would pass its limit; the aspect is kept.
     *
     * @param shortSide  wanted length of the short side in pixels, &gt; 0
     * @param longSide   greatest length of the long side in pixels, at least {@code shortSide}
     * @param multipleOf height and width are padded to a multiple of this; 1 for no padding
     * @param rounding   how a side becomes a whole number of pixels
     */
    record ShortSide(int shortSide, int longSide, int multipleOf, Rounding rounding) implements ResizeRule {
        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if a length is outside its range
         */
        public ShortSide {
            if (shortSide < 1 || longSide < shortSide) {
                throw new IllegalArgumentException(
                        "resize must be SHORT/LONG with 1 <= SHORT <= LONG but is " + shortSide + "/" + longSide);
            }
            if (multipleOf < 1) {
                throw new IllegalArgumentException("padding multiple must be >= 1 but is " + multipleOf);
            }
        }

        /**
         * Sides that are rounded to the nearest pixel.
         *
         * @param shortSide  wanted length of the short side in pixels, &gt; 0
         * @param longSide   greatest length of the long side in pixels, at least {@code shortSide}
         * @param multipleOf height and width are padded to a multiple of this; 1 for no padding
         * @throws IllegalArgumentException if a length is outside its range
         */
        public ShortSide(int shortSide, int longSide, int multipleOf) {
            this(shortSide, longSide, multipleOf, Rounding.NEAREST);
        }

        /**
         * The same way to other lengths.
         *
         * @param newShort wanted length of the short side in pixels, &gt; 0
         * @param newLong  greatest length of the long side in pixels, at least {@code newShort}
         * @return the rule with its padding and rounding
         * @throws IllegalArgumentException if a length is outside its range
         */
        public ShortSide withSides(int newShort, int newLong) {
            return new ShortSide(newShort, newLong, multipleOf, rounding);
        }

        @Override
        public Fit fit(int height, int width) {
            double scale = Math.min(
                    rounding.scale(shortSide, Math.min(height, width)),
                    rounding.scale(longSide, Math.max(height, width)));
            int newHeight = Math.max(1, rounding.pixels(height * scale));
            int newWidth = Math.max(1, rounding.pixels(width * scale));
            return new Fit(newHeight, newWidth, padded(newHeight), padded(newWidth));
        }

        private int padded(int pixels) {
            return (pixels + multipleOf - 1) / multipleOf * multipleOf;
        }

        @Override
        public String text() {
            return shortSide + "/" + longSide;
        }
    }

    /**
     * Every image into the same frame, as large as fits with its aspect kept, at the upper left; the rest is padding.
     *
     * @param inputHeight of the frame in pixels, &gt; 0
     * @param inputWidth  of the frame in pixels, &gt; 0
     */
    record Frame(int inputHeight, int inputWidth) implements ResizeRule {
        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if a side is not positive
         */
        public Frame {
            if (inputHeight < 1 || inputWidth < 1) {
                throw new IllegalArgumentException(
                        "resize must be HxW with both >= 1 but is " + inputHeight + "x" + inputWidth);
            }
        }

        @Override
        public Fit fit(int height, int width) {
            double scale = Math.min((double) inputHeight / height, (double) inputWidth / width);
            int newHeight = Math.max(1, (int) Math.floor(height * scale + 0.5));
            int newWidth = Math.max(1, (int) Math.floor(width * scale + 0.5));
            return new Fit(newHeight, newWidth, inputHeight, inputWidth);
        }

        @Override
        public String text() {
            return inputHeight + "x" + inputWidth;
        }
    }
}
