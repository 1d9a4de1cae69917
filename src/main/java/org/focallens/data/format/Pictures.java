package org.focallens.data.format;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.file.Quote;
import org.focallens.data.image.ImageHeader;

/**
 * The pictures that a label file names: looked up below the data set's root as {@link PictureIndex} says, and their sizes. The size in the picture wins
 * over that in the labels, since pixels are what a network sees.
 */
public final class Pictures {
    /**
     * A picture as a label file names it.
     *
     * @param name   as written, or empty
     * @param width  as written, 0 where it is not
     * @param height as written, 0 where it is not
     * @param where  the place in the file, for problems
     */
    public record Named(String name, int width, int height, String where) {
        /** {@return the same with another name} */
        public Named called(String other) {
            return new Named(other, width, height, where);
        }
    }

    private final FolderTree tree;
    private final Reading reading;
    private final Path labels;
    private final Path folder;

    /**
     * @param labels the label file, for problems
     * @param folder where its names start, and where to look first of several that have a name
     */
    public Pictures(FolderTree tree, Reading reading, Path labels, Path folder) {
        this.tree = tree;
        this.reading = reading;
        this.labels = labels;
        this.folder = folder;
    }

    public Optional<PictureIndex.Found> find(String name) {
        return tree.index().find(name, folder);
    }

    /** The image without labels yet; one that is not there is said, and has the size that its labels say. */
    public LabelledImage image(Named named) {
        return image(named, true);
    }

    /**
     * The image without labels yet.
     *
     * @param missing whether one that is not there is to be said
     */
    public LabelledImage image(Named named, boolean missing) {
        PictureIndex.Found found = find(named.name).orElse(null);
        if (found != null) {
            return at(found, named);
        }
        Path absent = absent(named.name);
        if (missing && (reading.options().readHeaders() || named.width == 0 || named.height == 0)) {
            reading.problem(
                    labels,
                    named.where,
                    "the image \"" + Quote.of(named.name) + "\" "
                            + (Files.exists(absent) ? "is not a regular file" : "does not exist")
                            + ": its boxes are read all the same");
        }
        return new LabelledImage(absent, named.width, named.height, Labels.NONE, OptionalLong.empty());
    }

    /** The image without labels yet, of a picture that was found. */
    public LabelledImage at(PictureIndex.Found found, Named named) {
        if (found.warning() != null) {
            reading.problem(labels, named.where, "the image \"" + Quote.of(named.name) + "\" " + found.warning());
        }
        return sized(found.file(), named);
    }

    private LabelledImage sized(Path file, Named named) {
        boolean unknown = named.width == 0 || named.height == 0;
        ImageHeader header = reading.options().readHeaders() || unknown
                ? reading.header(file).orElse(null)
                : null;
        if (header == null) {
            return new LabelledImage(file, named.width, named.height, Labels.NONE, OptionalLong.empty());
        }
        SizeCheck.of(header, named.width, named.height).ifPresent(what -> reading.problem(labels, named.where, what));
        return new LabelledImage(file, header.width(), header.height(), Labels.NONE, OptionalLong.empty());
    }

    /** Where a picture that is not there would lie: below the folder, by the last part of its name. */
    private Path absent(String name) {
        List<String> parts = PictureName.parts(name);
        try {
            return folder.resolve(parts.isEmpty() ? "unnamed" : parts.get(parts.size() - 1));
        } catch (InvalidPathException e) {
            return folder.resolve("unnamed");
        }
    }
}
