package org.focallens.ui.training.look;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.Image;
import org.focallens.data.image.Picture;

/** The pictures on the screen as JavaFX draws them; a picture that is no longer shown is forgotten. */
final class PictureCache {

    private Map<Picture, Image> images = new HashMap<>();

    void keep(List<NamedLook> looks) {
        Map<Picture, Image> next = new HashMap<>();
        for (NamedLook one : looks) {
            Picture picture = one.look().example().picture();
            Image known = images.get(picture);
            next.put(picture, known == null ? Pixels.image(picture) : known);
        }
        images = next;
    }

    Image of(NamedLook one) {
        return images.get(one.look().example().picture());
    }
}
