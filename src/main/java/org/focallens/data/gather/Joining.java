package org.focallens.data.gather;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Problem;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.PictureIndex;
import org.focallens.data.format.Pictures;
import org.focallens.data.format.Reading;
import org.focallens.data.format.Splits;
import org.focallens.data.image.Images;

/** Joins what label files say with the pictures they name. */
final class Joining {
    private final Gathering gathering;
    private final Reading reading;
    private final LabelSet set;
    private final int[] order;
    /** Images by picture, in the order they are met. */
    private final Map<Path, Joined> images = new LinkedHashMap<>();

    Joining(Gathering gathering, LabelSet set) {
        this.gathering = gathering;
        this.reading = gathering.reading();
        this.set = set;
        this.order = gathering.order();
    }

    Dataset join(DatasetFormat format) throws DatasetException {
        int done = 0;
        for (LabelFile file : gathering.files()) {
            join(file, done++);
        }
        List<LabelledImage> built = new ArrayList<>(images.size());
        images.values().forEach(image -> built.add(image.build()));
        if (built.isEmpty() && gathering.categories().isEmpty()) {
            List<Problem> problems = reading.problems(set.root());
            throw new DatasetException(
                    set.files().get(0),
                    problems.isEmpty()
                            ? "names no image"
                            : "nothing could be read; first of the problems: " + problems.get(0),
                    null);
        }
        return reading.dataset(set.root(), format, gathering.categories(), built);
    }

    private void join(LabelFile file, int done) {
        Pictures pictures =
                new Pictures(set.tree(), reading, file.path(), file.path().getParent());
        Map<Entry, LabelledImage> located = new LinkedHashMap<>();
        int elsewhere = 0;
        Joined first = null;
        for (Entry entry : file.entries()) {
            reading.advance((done + (double) located.size() / file.entries().size())
                    / gathering.files().size());
            LabelledImage image = locate(entry, pictures);
            Joined known = image == null ? null : images.get(image.file());
            if (known != null && known.file() != file) {
                elsewhere++;
                first = known;
            } else if (image != null) {
                located.put(entry, image);
            }
        }
        if (elsewhere > 0) {
            file.problem(
                    "",
                    elsewhere + " of its images are in " + first.file().path().getFileName()
                            + " too: their boxes there are read");
        }
        Corners corners = Corners.of(file, located);
        located.forEach((entry, image) -> images.computeIfAbsent(image.file(), path -> new Joined(reading, file, image))
                .add(entry, corners, order));
    }

    /** The image without its boxes; null where it only counts if its picture is there, and is not. */
    private LabelledImage locate(Entry entry, Pictures pictures) {
        PictureIndex.Found found = find(entry, pictures);
        Pictures.Named named = new Pictures.Named(entry.name(), entry.width(), entry.height(), entry.where());
        if (found == null && entry.isOptional()) {
            return null;
        }
        LabelledImage image = found == null ? pictures.image(named) : pictures.at(found, named);
        return image.with(image.id(), split(entry, image.file()));
    }

    /** By its name, or else by its other name. */
    private PictureIndex.Found find(Entry entry, Pictures pictures) {
        PictureIndex.Found found = find(entry.name(), entry, pictures);
        return found == null && entry.otherName() != null ? find(entry.otherName(), entry, pictures) : found;
    }

    /** A name without a picture's ending is one of a picture with any. */
    private PictureIndex.Found find(String name, Entry entry, Pictures pictures) {
        if (!name.isBlank() && !Images.hasImageName(name)) {
            Path twin = set.tree()
                    .index()
                    .twin(name, entry.file().path().getParent())
                    .orElse(null);
            if (twin != null) {
                return new PictureIndex.Found(twin, null);
            }
        }
        return pictures.find(name).orElse(null);
    }

    private String split(Entry entry, Path picture) {
        if (entry.split() != null) {
            String known = Splits.named(entry.split());
            return known.isEmpty() ? entry.split() : known;
        }
        String byFile = Splits.ofFile(entry.file().path(), set.root());
        return byFile.isEmpty() ? Splits.ofFolders(picture, set.root()) : byFile;
    }
}
