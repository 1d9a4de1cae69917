package org.focallens.nn;

/** A head's last maps on the device; here their values run image by image, on the device level by level. */
final class HeadMaps {
    private final Maps value;
    private final Maps gradient;
    private final float[] byLevel;
    private final int batch;

    HeadMaps(Tape.Activation output, int batch) {
        this.batch = batch;
        value = output.value();
        gradient = output.gradient();
        byLevel = batch == 1 ? null : new float[value.values().shape().length()];
    }

    void read(float[] byImage) {
        if (byLevel == null) {
            value.values().read(byImage);
            return;
        }
        value.values().read(byLevel);
        eachBlock((level, image, length) -> System.arraycopy(byLevel, level, byImage, image, length));
    }

    void write(float[] byImage) {
        if (byLevel == null) {
            gradient.values().write(byImage);
            return;
        }
        eachBlock((level, image, length) -> System.arraycopy(byImage, image, byLevel, level, length));
        gradient.values().write(byLevel);
    }

    private void eachBlock(BlockCopy copy) {
        int perImage = value.values().shape().length() / batch;
        int before = 0;
        for (Extent extent : value.levels()) {
            int length = extent.cells() * value.channels();
            for (int image = 0; image < batch; image++) {
                copy.copy(before * batch + image * length, image * perImage + before, length);
            }
            before += length;
        }
    }

    @FunctionalInterface
    private interface BlockCopy {
        void copy(int byLevel, int byImage, int length);
    }
}
