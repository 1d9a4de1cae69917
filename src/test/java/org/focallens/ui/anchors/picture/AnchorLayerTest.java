package org.focallens.ui.anchors.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class AnchorLayerTest {

    /** The anchors of other settings stayed on the screen, and nothing was said. */
    @Test
    void aDrawingThatFailsIsToldAndTakesTheOldAnchorsAway(FxRobot robot) {
        robot.interact(() -> {
            AnchorsViewModel model = new AnchorsViewModel(new DirectBackground());
            model.gallery().open(Path.of("samples", "coco"), 0);
            DirectBackground rastering = new DirectBackground();
            AnchorLayer layer = new AnchorLayer(model, new SimpleObjectProperty<>(), rastering);
            layer.paint(new ViewTransform(1, 0, 0), 300, 200, 1);
            assertThat(layer.getImage().getWidth()).isEqualTo(300);
            model.change("show", state -> state.showing(AnchorKind.NEGATIVE, true));
            rastering.fault = new IllegalStateException("no room for the pixels");
            layer.paint(new ViewTransform(1, 0, 0), 300, 200, 1);
            assertThat(layer.getImage()).isNull();
            assertThat(model.gallery().failure())
                    .hasValueSatisfying(what -> assertThat(what).contains("no room for the pixels"));
            rastering.fault = null;
            layer.paint(new ViewTransform(1, 0, 0), 300, 200, 2);
            assertThat(layer.getImage().getWidth()).isEqualTo(600);
            assertThat(layer.getFitWidth()).isEqualTo(300);
        });
    }
}
