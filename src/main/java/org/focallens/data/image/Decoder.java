package org.focallens.data.image;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pixels by ImageIO, with the TwelveMonkeys readers for JPEG (CMYK and YCCK), WebP and TIFF. */
final class Decoder {
    private static final byte[] PNG_END = HexFormat.of().parseHex("0000000049454e44ae426082");

    private Decoder() {}

    /** Every {@code step}-th pixel of every {@code step}-th row, so that a small picture of a large one takes little memory. */
    static Picture decode(Path file, ImageHeader header, int step) throws ImageException {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(header.format().name());
        if (!readers.hasNext()) {
            throw new ImageException(file, "this Java has no reader for " + header.format() + ": use another Java");
        }
        ImageReader reader = readers.next();
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        try (InputStream in = open(file, header.format());
                ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            reader.setInput(stream);
            ImageReadParam param = reader.getDefaultReadParam();
            if (step > 1) {
                param.setSourceSubsampling(step, step, 0, 0);
            }
            Picture picture = toPicture(reader.read(0, param));
            for (String warning : warnings) {
                if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                    throw new IOException(warning);
                }
            }
            return picture;
        } catch (IOException
                | RuntimeException e) { // ImageIO's readers answer broken data with unchecked exceptions too
            throw Images.caused(
                    file,
                    "the " + header.format() + " data is broken or ends early (" + reason(e)
                            + "): copy it again or remove it",
                    e);
        } finally {
            reader.dispose();
        }
    }

    /** A PNG file whose pixels are whole is shown even where its end is missing, as other programs show it: an end is put behind every one. */
    private static InputStream open(Path file, ImageFormat format) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return format == ImageFormat.PNG ? new SequenceInputStream(in, new ByteArrayInputStream(PNG_END)) : in;
    }

    /** What an unchecked exception says is about the reader's own classes and arrays, not about the file. */
    private static String reason(Exception e) {
        return e instanceof IOException && e.getMessage() != null ? e.getMessage() : "its parts do not fit together";
    }

    private static Picture toPicture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean grey = image.getColorModel().getNumColorComponents() == 1
                && !(image.getColorModel() instanceof IndexColorModel);
        if (grey) {
            return grey(image);
        }
        if (image.getType() == BufferedImage.TYPE_CUSTOM) {
            return Picture.wrap(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        }
        BufferedImage argb = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = argb.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return Picture.wrap(width, height, argb.getRGB(0, 0, width, height, null, 0, width));
    }

    /** Java takes grey samples as linear light and would brighten them; detectors take them as they are. */
    private static Picture grey(BufferedImage image) {
        int width = image.getWidth();
        Raster raster = image.getRaster();
        int greyTop = (1 << image.getColorModel().getComponentSize(0)) - 1;
        boolean alpha = raster.getNumBands() > 1;
        int alphaTop = alpha ? (1 << image.getColorModel().getComponentSize(1)) - 1 : 1;
        int[] argb = new int[width * image.getHeight()];
        for (int y = 0, i = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++, i++) {
                int g = raster.getSample(x, y, 0) * 255 / greyTop;
                int a = alpha ? raster.getSample(x, y, 1) * 255 / alphaTop : 255;
                argb[i] = a << 24 | g << 16 | g << 8 | g;
            }
        }
        return Picture.wrap(width, image.getHeight(), argb);
    }

    static BufferedImage toBuffered(Picture picture) {
        int[] pixels = new int[picture.width() * picture.height()];
        picture.pixels().get(pixels);
        boolean opaque = true;
        for (int pixel : pixels) {
            opaque &= pixel >>> 24 == 255;
        }
        BufferedImage image = new BufferedImage(
                picture.width(), picture.height(), opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, picture.width(), picture.height(), pixels, 0, picture.width());
        return image;
    }
}
