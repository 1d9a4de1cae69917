package org.focallens.train.settings;

import java.util.ArrayList;
import java.util.List;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;

/** The preset for training on small images, on which the frameworks' own anchors of 32 to 813 pixels would miss most objects. */
public final class SmallImages {

    /**
     * The paper's, with anchors of half the size, 16 to 406 pixels, and with each object's best anchors positive, as in an RPN: an
     * object smaller than the smallest anchor would have none otherwise.
     */
    public static final Preset PRESET = preset();

    private SmallImages() {}

    private static Preset preset() {
        List<AnchorLevel> levels = new ArrayList<>();
        for (int level = 3; level <= 7; level++) {
            levels.add(new AnchorLevel(level, 2 << level, AnchorSettings.OCTAVE_THIRDS, AnchorSettings.RATIOS, .5));
        }
        Preset paper = Presets.PAPER;
        return new Preset(
                "small-images",
                "Small images",
                "Lin et al. 2017, with anchors of half the size and the low-quality rule of Ren et al., Faster R-CNN, 2015, section 3.1.2",
                new AnchorSettings(levels, ShapeArithmetic.EXACT, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE),
                paper.matching().withLowQuality(LowQuality.KEEP),
                paper.loss(),
                paper.coder(),
                paper.p6(),
                paper.input(),
                paper.inference());
    }
}
