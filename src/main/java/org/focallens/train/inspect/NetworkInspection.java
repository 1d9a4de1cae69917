package org.focallens.train.inspect;

import java.util.Optional;
import org.focallens.core.match.Matching;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.source.Example;

/**
 * A look inside: what the network says of one image at one step, all of it from one forward run.
 *
 * @param step       steps made before it
 * @param example    the image with its truths
 * @param matching   what its anchors should say: which are positive, which ignored
 * @param loss       that the losses of the inspection are of
 * @param inspection what the network says
 * @param margins    how sure it is of each term of the loss
 * @param layer      what goes on in one layer, where that was asked for
 */
public record NetworkInspection(
        int step,
        Example example,
        Matching matching,
        ClassLoss loss,
        Inspection inspection,
        Margins margins,
        Optional<LayerInspection> layer) {}
