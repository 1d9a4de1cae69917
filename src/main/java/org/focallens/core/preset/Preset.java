package org.focallens.core.preset;

import java.util.Objects;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.box.BoxCoder;
import org.focallens.core.detect.InferenceSettings;
import org.focallens.core.match.MatchSettings;

/**
 * RetinaNet as one framework builds it.
 *
 * @param name      as the command line writes it, e.g. {@code torchvision}
 * @param title     as a person reads it
 * @param source    where the values come from: repository and file, or paper and section
 * @param anchors   where the anchors stand
 * @param matching  which become positive, ignored, negative
 * @param loss      what is minimised
 * @param coder     how boxes are written relative to anchors
 * @param p6        what P6 looks at
 * @param input     how images and annotations come in
 * @param inference what is kept of the predictions
 */
public record Preset(
        String name,
        String title,
        String source,
        AnchorSettings anchors,
        MatchSettings matching,
        LossSettings loss,
        BoxCoder coder,
        P6Source p6,
        InputSettings input,
        InferenceSettings inference) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public Preset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(anchors, "anchors");
        Objects.requireNonNull(matching, "matching");
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(coder, "coder");
        Objects.requireNonNull(p6, "p6");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(inference, "inference");
    }
}
