package org.focallens.data.coco;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.focallens.data.LabelledImage;
import org.focallens.data.file.Quote;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Pictures;
import org.focallens.data.format.Reading;
import org.focallens.data.format.Splits;

/** The pictures of one COCO file: where each is, and its size. */
final class CocoPictures {
    private final Path file;
    private final CocoContent content;
    private final LabelSet set;
    private final Reading reading;

    CocoPictures(Path file, CocoContent content, LabelSet set, Reading reading) {
        this.file = file;
        this.content = content;
        this.set = set;
        this.reading = reading;
    }

    /** The images without labels yet, in the order of the file. */
    LabelledImage[] located() {
        List<Path> folders = CocoImages.candidates(file, set.tree().root());
        Path best = CocoImages.best(folders, set.tree().index(), content.images);
        Pictures pictures = new Pictures(set.tree(), reading, file, best == null ? file.getParent() : best);
        String split = Splits.ofFile(file, set.root());
        boolean any = isAnyThere(pictures);
        LabelledImage[] found = new LabelledImage[content.images.size()];
        for (int i = 0; i < found.length; i++) {
            reading.advance((double) i / found.length);
            CocoContent.Image image = content.images.get(i);
            String where = CocoRecords.where(content, "image", image.id(), 0, image.line());
            OptionalLong id = content.keys.isNumber(image.id()) ? OptionalLong.of(image.id()) : OptionalLong.empty();
            found[i] = pictures.image(new Pictures.Named(image.fileName(), image.width(), image.height(), where), any)
                    .with(id, split)
                    .withTextId(id.isPresent() ? "" : content.keys.text(image.id()));
        }
        return found;
    }

    private boolean isAnyThere(Pictures pictures) {
        for (CocoContent.Image image : content.images) {
            if (pictures.find(image.fileName()).isPresent()) {
                return true;
            }
        }
        if (!content.images.isEmpty()) {
            reading.problem(
                    file,
                    "",
                    "none of the images was found, e.g. \""
                            + Quote.of(content.images.get(0).fileName())
                            + "\"; looked in " + set.tree().root()
                            + " and below: put them there; boxes are read all the same");
        }
        return false;
    }
}
