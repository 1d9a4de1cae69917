package org.focallens.ui.training.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.focallens.core.box.Box;
import org.focallens.core.detect.Detection;
import org.focallens.data.Labels;
import org.junit.jupiter.api.Test;

class FoundTest {

    private static Detection at(double x, int label, double score) {
        return new Detection(new Box(x, 0, x + 10, 10), label, score, 0, 0);
    }

    @Test
    void theCountFollowsTheThreshold() {
        assertThat(Found.of(SampleInspections.labels(), SampleInspections.detections(), .9)
                        .text())
                .isEqualTo("found 0 of 2 at IoU .5");
        assertThat(Found.of(SampleInspections.labels(), SampleInspections.detections(), .7)
                        .text())
                .isEqualTo("found 1 of 2 at IoU .5");
        Found more = Found.of(SampleInspections.labels(), SampleInspections.detections(), .6);
        assertThat(more.text())
                .as("the score of .6 itself counts, and the class is wrong")
                .isEqualTo("found 1 of 2 at IoU .5, 1 wrong");
        assertThat(Found.of(SampleInspections.labels(), SampleInspections.detections(), .05)
                        .right())
                .as("a box is found once")
                .containsExactly(true, false, false);
    }

    @Test
    void anIouOfExactlyAHalfFindsAndLessDoesNot() {
        Labels labels = Labels.builder()
                .add(new float[] {0, 0, 10, 10}, 0, false, false)
                .build();
        Detection half = new Detection(new Box(0, 0, 10, 5), 0, .9, 0, 0);
        Detection less = new Detection(new Box(0, 0, 10, 4.9), 0, .9, 0, 0);
        assertThat(Found.of(labels, List.of(half), .3).found()).isEqualTo(1);
        assertThat(Found.of(labels, List.of(less), .3).found()).isZero();
    }

    @Test
    void theBetterDetectionTakesTheBoxItOverlapsMost() {
        Labels labels = Labels.builder()
                .add(new float[] {0, 0, 10, 10}, 0, false, false)
                .add(new float[] {3, 0, 13, 10}, 0, false, false)
                .build();
        Found found = Found.of(labels, List.of(at(2.5, 0, .9), at(2, 0, .8)), .3);
        assertThat(found.found()).isEqualTo(2);
    }

    @Test
    void crowdsAndDifficultOnesNeedNotBeFoundAndAreNotWrong() {
        Labels labels = Labels.builder()
                .add(new float[] {0, 0, 10, 10}, 0, true, false)
                .add(new float[] {20, 0, 30, 10}, 1, false, true)
                .build();
        Found found = Found.of(labels, List.of(at(0, 0, .9), at(20, 1, .8), at(21, 1, .7)), .3);
        assertThat(found.all()).isZero();
        assertThat(found.right()).containsExactly(true, true, true);
        assertThat(found.text()).isEqualTo("no true box");
    }
}
