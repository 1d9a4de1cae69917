package org.focallens.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.focallens.ChildJvm;
import org.focallens.cli.FocalLens;
import org.focallens.ui.anchors.AnchorsRoom;
import org.focallens.ui.window.RoomEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class TourCommandTest {
    @TempDir
    Path folder;

    /** The program with its first room only: a tour through all of them trains a network, too. */
    static final class OneRoom {
        private OneRoom() {}

        public static void main(String[] args) {
            RoomEntry room = new RoomEntry("anchors", "Anchors", "", Feather.GRID, AnchorsRoom::new);
            System.exit(new FocalLens(new WindowScreen(List.of(room), (path, name) -> System.out.println("opened it")))
                    .run(args));
        }
    }

    @Test
    void withoutADisplayTheWindowIsATour() throws IOException, InterruptedException {
        ChildJvm.Result result = new ChildJvm(folder, OneRoom.class).run();
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out().lines().findFirst().orElseThrow()).contains("no display", "focallens-tour/");
        assertThat(result.out()).contains("anchors.png", "image 1 of 12").doesNotContain("opened it");
        BufferedImage picture = ImageIO.read(
                folder.resolve("focallens-tour").resolve("anchors.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(1440);
        assertThat(picture.getHeight()).isEqualTo(900);
    }
}
