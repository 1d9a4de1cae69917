package org.focallens.ui.training.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.Image;
import org.focallens.data.image.Picture;

/** The pictures on the screen as JavaFX draws them; a picture that is no longer shown is forgotten. */
final class PictureCache {

    private Map<Picture, Image> images = new HashMap<>();

    void keep(List<NamedInspection> inspections) {
        Map<Picture, Image> next = new HashMap<>();
        for (NamedInspection one : inspections) {
            Picture picture = one.network().example().picture();
            Image known = images.get(picture);
            next.put(picture, known == null ? Pixels.image(picture) : known);
        }
        images = next;
    }

    Image of(NamedInspection one) {
        return images.get(one.network().example().picture());
    }
}
