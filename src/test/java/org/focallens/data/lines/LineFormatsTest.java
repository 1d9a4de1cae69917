package org.focallens.data.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.focallens.data.DatasetFormat;
import org.focallens.data.ReadSet;
import org.focallens.data.TestFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each format with a line a box, with boxes worked out by hand, and what is wrong in it. */
class LineFormatsTest {
    @TempDir
    Path path;

    private TestFolder folder;

    @BeforeEach
    void create() {
        folder = new TestFolder(path);
    }

    private ReadSet open(DatasetFormat format) throws IOException {
        ReadSet set = ReadSet.of(path);
        assertThat(set.dataset().format()).isEqualTo(format);
        return set;
    }

    @Test
    void kitti() throws IOException {
        folder.png("image_2/000001.png", 200, 100);
        folder.png("image_2/000002.png", 200, 100);
        String space = " 1.50 1.60 3.90 1.00 1.50 10.00 -1.50";
        folder.text(
                "label_2/000001.txt",
                "Car 0.00 0 -1.57 10.50 20.00 30.00 40.00" + space + "\n"
                        + "Van 0.80 2 -1.57 50 20 70 40" + space + " 0.9\n"
                        + "DontCare -1 -1 -10 120.00 10.00 150.00 40.00 -1 -1 -1 -1000 -1000 -1000 -10\n"
                        + "Car 0.00 0 -1.57 x 20.00 30.00 40.00" + space + "\nCar 0.00 0\n");
        folder.text("label_2/000002.txt", "");
        ReadSet set = open(DatasetFormat.KITTI);
        assertThat(set.images()).containsExactly("000001.png", "000002.png");
        assertThat(set.boxes()).containsExactly("000001.png 10.5 20 30 40 Car", "000001.png 50 20 70 40 Van");
        assertThat(set.messages())
                .containsExactly(
                        ": regions to be ignored are not objects: left out",
                        "line 4: value 5 must be a finite number but is \"x\": box left out",
                        "line 5: must hold at least 8 values but holds 3: left out");
        assertThat(set.dataset().leftOut().beside())
                .containsEntry("ignored region", 1)
                .containsEntry("attributes", 1);
    }

    @Test
    void visDroneImages() throws IOException {
        folder.png("images/a.png", 200, 100);
        folder.png("images/b.png", 200, 100);
        folder.text(
                "annotations/a.txt",
                "10,20,20,20,1,4,0,0\n50,20,20,20,1,11,0,1,\n70,20,30,30,0,0,0,0\n1,1,9,9,0,4,0,0\n1,1,9,9,1,99,0,0\n");
        folder.text("annotations/b.txt", "");
        ReadSet set = open(DatasetFormat.VISDRONE);
        assertThat(set.images()).containsExactly("a.png", "b.png");
        assertThat(set.boxes()).containsExactly("a.png 10 20 30 40 car", "a.png 50 20 70 40 others");
        assertThat(set.messages())
                .containsExactly(
                        ": regions to be ignored are not objects: left out (and 1 more so)",
                        "line 5: category must be 0 to 11 but is \"99\": box left out");
    }

    @Test
    void visDroneVideos() throws IOException {
        folder.png("sequences/uav1/0000001.png", 200, 100);
        folder.png("sequences/uav2/0000001.png", 200, 100);
        folder.text("annotations/uav1.txt", "1,7,10,20,20,20,1,4,0,0\n");
        folder.text("annotations/uav2.txt", "1,7,50,20,20,20,1,1,0,2\n");
        ReadSet set = open(DatasetFormat.VISDRONE);
        assertThat(set.dataset().images().get(1).file().toString())
                .endsWith(Path.of("uav2", "0000001.png").toString());
        assertThat(set.boxes()).containsExactly("0000001.png 10 20 30 40 car", "0000001.png 50 20 70 40 pedestrian");
    }

    @Test
    void dota() throws IOException {
        folder.png("images/P1.png", 200, 100);
        folder.text("labelTxt/P1.txt", """
            imagesource:GoogleEarth
            gsd:0.1
            10 20 30 20 30 40 10 40 plane 0
            50.5 20 70 30 60 50 40 40 ship 1
            -5 20 30 20 30 40 -5 40 plane
            10 20 30 20 30 40 10 40
            """);
        ReadSet set = open(DatasetFormat.DOTA);
        assertThat(set.boxes())
                .containsExactly(
                        "P1.png 10 20 30 40 plane", "P1.png 40 20 70 50 ship difficult", "P1.png -5 20 30 40 plane");
        assertThat(set.messages())
                .containsExactlyInAnyOrder(
                        ": rotated boxes are read as the upright boxes around them",
                        "line 6: has no class behind its eight coordinates: left out",
                        "line 5: the box -5, 20, 30, 40 hangs 5.0 px over the border of the 200x100 image: kept as it is");
    }

    @Test
    void motCountsFromOne() throws IOException {
        for (int i = 1; i <= 3; i++) {
            folder.png("seq/pictures/00000" + i + ".png", 200, 100);
        }
        folder.text("seq/seqinfo.ini", "[Sequence]\nimDir=pictures\nseqLength=3\nimExt=.png\n");
        folder.text(
                "seq/gt/gt.txt",
                "1,1,11,21,20,20,1,1,1.0\n1,2,51,21,20,20,1,3,0.5\n2,1,5,5,9,9,0,1,1.0\n2,1,5,5,9,x,1,1,1\n");
        folder.text("seq/det/det.txt", "1,-1,11,21,20,20,0.9,-1,-1,-1\n");
        ReadSet set = open(DatasetFormat.MOT);
        assertThat(set.images()).containsExactly("000001.png", "000002.png", "000003.png");
        assertThat(set.boxes()).containsExactly("000001.png 10 20 30 40 pedestrian", "000001.png 50 20 70 40 car");
        assertThat(set.messages())
                .contains("line 4: value 6 must be a finite number but is \"x\": box left out")
                .anyMatch(message -> message.contains("looks like labels and was not read"));
    }

    @Test
    void widerFace() throws IOException {
        folder.png("images/0--Parade/a.png", 200, 100);
        folder.png("images/1--Crowd/b.png", 200, 100);
        folder.text("wider_face_train_bbx_gt.txt", """
            0--Parade/a.png
            3
            10 20 20 20 0 0 0 0 0 0
            50 20 20 20 0 0 0 1 0 0
            90 20 0 20 0 0 0 0 0 0
            1--Crowd/b.png
            0
            0 0 0 0 0 0 0 0 0 0
            gone.png
            2
            1 2 3 4 0 0 0 0 0 0
            """);
        ReadSet set = open(DatasetFormat.WIDER_FACE);
        assertThat(set.images()).containsExactly("a.png", "b.png", "gone.png");
        assertThat(set.splits()).containsOnly("train");
        assertThat(set.boxes()).containsExactly("a.png 10 20 30 40 face", "gone.png 1 2 4 6 face");
        assertThat(set.messages())
                .contains("line 9: says 2 faces but 1 follow: those are read")
                .anyMatch(message -> message.startsWith("line 5: ") && message.contains("has no area"))
                .noneMatch(message -> message.startsWith("line 6") || message.startsWith("line 8"));
    }
}
