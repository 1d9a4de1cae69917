package org.focallens.data.image;

import com.drew.imaging.ImageProcessingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.focallens.text.Texts;

/** Reads pictures of any file system, a zip file's included. */
public final class Images {
    /** The bound on width * height where none is given: 64 megapixels, 256 MiB once decoded. */
    public static final long MAX_PIXELS = 64_000_000;

    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "gif", "webp", "tif", "tiff");

    private Images() {}

    /**
     * Whether a name looks like a picture's; a quick first choice in a folder, since reading goes by content.
     *
     * @param file a file
     * @return whether its extension is one of jpg, jpeg, jpe, jfif, png, bmp, gif, webp, tif, tiff in any case
     */
    public static boolean hasImageName(Path file) {
        return hasImageName(String.valueOf(file.getFileName()));
    }

    /**
     * As {@link #hasImageName(Path)}, for a name that need not be one on this machine.
     *
     * @param name a file's name or path
     * @return whether its extension is a picture's
     */
    public static boolean hasImageName(String name) {
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * Size and orientation, without decoding pixels.
     *
     * @param file the picture
     * @return its header
     * @throws ImageException where it is no picture or its header makes no sense
     */
    public static ImageHeader header(Path file) throws ImageException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 4096)) {
            return HeaderParser.parse(in);
        } catch (ImageProcessingException e) {
            throw caused(file, e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw caused(file, "the file does not exist", e);
        } catch (IOException e) {
            throw caused(file, "cannot be opened (" + e + ")", e);
        }
    }

    /**
     * Reads a picture of at most {@link #MAX_PIXELS}.
     *
     * @param file the picture
     * @return its pixels, turned as EXIF says
     * @throws ImageException where it cannot be read
     */
    public static Picture read(Path file) throws ImageException {
        return read(file, MAX_PIXELS);
    }

    /**
     * Reads a picture.
     *
     * @param file      the picture
     * @param maxPixels bound on width * height, > 0; a larger picture is refused before a pixel is decoded
     * @return its pixels, turned as EXIF says
     * @throws ImageException where it cannot be read
     */
    public static Picture read(Path file, long maxPixels) throws ImageException {
        if (maxPixels <= 0) {
            throw new IllegalArgumentException("maxPixels must be > 0 but is " + maxPixels);
        }
        ImageHeader header = header(file);
        long pixels = (long) header.storedWidth() * header.storedHeight();
        if (pixels > maxPixels) {
            throw new ImageException(
                    file,
                    Texts.format(
                            "is %dx%d, %,d pixels, and at most %,d are read: scale it down",
                            header.width(), header.height(), pixels, maxPixels));
        }
        return Turn.apply(Decoder.decode(file, header, 1), header.orientation());
    }

    /**
     * Reads a picture small, as for a list of many. Of a large one only some of the pixels are decoded, at least twice as many across as asked for.
     *
     * @param file   the picture
     * @param width  greatest width in pixels, > 0
     * @param height greatest height in pixels, > 0
     * @return the picture with its aspect kept, turned as EXIF says, at most so large; one that is smaller as it is
     * @throws ImageException where it cannot be read
     */
    public static Picture readSmall(Path file, int width, int height) throws ImageException {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("size must be > 0 but is " + width + "x" + height);
        }
        ImageHeader header = header(file);
        double shrink = Math.max(1, Math.max((double) header.width() / width, (double) header.height() / height));
        int step = (int) Math.max(1, shrink / 2);
        if ((long) (header.storedWidth() / step) * (header.storedHeight() / step) > MAX_PIXELS) {
            throw new ImageException(
                    file,
                    "is " + header.width() + "x" + header.height() + ", too long to be shown small: scale it down");
        }
        Picture picture = Turn.apply(Decoder.decode(file, header, step), header.orientation());
        return Resize.bilinear(
                picture,
                Math.min(picture.width(), atLeastOne(header.width() / shrink)),
                Math.min(picture.height(), atLeastOne(header.height() / shrink)));
    }

    private static int atLeastOne(double side) {
        return (int) Math.max(1, Math.round(side));
    }

    /**
     * A picture as the bytes of a PNG file.
     *
     * @param picture the picture
     * @return the file's bytes
     */
    public static byte[] png(Picture picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(Decoder.toBuffered(picture), "png", out)) {
                throw new IllegalStateException("this Java has no PNG writer");
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    static ImageException caused(Path file, String reason, Throwable cause) {
        ImageException e = new ImageException(file, reason);
        e.initCause(cause);
        return e;
    }
}
