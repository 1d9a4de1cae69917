package org.focallens.data.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.InflaterInputStream;

/** A mask of Supervisely: its upper left corner, and a PNG, deflated and in base 64, that is as large as the mask's box. */
final class SuperviselyBitmap {
    /** Up to the end of the size in a PNG's header. */
    private static final int HEADER = 24;

    private static final int WIDTH_AT = 16;

    private SuperviselyBitmap() {}

    /** The two corners; none where the mask is broken. */
    static double[] corners(Node bitmap) {
        double[] origin = bitmap.get("origin").numbers();
        String data = bitmap.text("data");
        if (origin.length != 2 || data == null) {
            return new double[0];
        }
        try (InflaterInputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(data)))) {
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER));
            if (header.limit() < HEADER) {
                return new double[0];
            }
            return new double[] {
                origin[0], origin[1], origin[0] + header.getInt(WIDTH_AT), origin[1] + header.getInt(WIDTH_AT + 4)
            };
        } catch (IOException | IllegalArgumentException e) {
            return new double[0]; // said as a mask without a box
        }
    }
}
