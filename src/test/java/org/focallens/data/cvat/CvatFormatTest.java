package org.focallens.data.cvat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.focallens.data.DatasetFormat;
import org.focallens.data.ReadSet;
import org.focallens.data.TestFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CvatFormatTest {
    private static final String LABELS =
            "<meta><task><labels><label><name>dog</name><attributes><attribute><name>size</name></attribute></attributes></label>"
                    + "<label><name>cat</name></label></labels><start_frame>0</start_frame><stop_frame>2</stop_frame>"
                    + "<original_size><width>200</width><height>100</height></original_size></task></meta>";

    @TempDir
    Path path;

    private TestFolder folder;

    @BeforeEach
    void pictures() throws IOException {
        folder = new TestFolder(path);
    }

    private ReadSet open(String xml) throws IOException {
        folder.text("annotations.xml", xml);
        ReadSet set = ReadSet.of(path);
        assertThat(set.dataset().format()).isEqualTo(DatasetFormat.CVAT);
        return set;
    }

    @Test
    void shapesOfImagesAndSubsets() throws IOException {
        folder.png("images/a.png", 200, 100);
        folder.png("images/b.png", 100, 100);
        ReadSet set = open("<annotations><version>1.1</version>" + LABELS + """
            <image id="0" name="a.png" subset="Train" width="200" height="100">
             <box label="cat" xtl="10" ytl="20" xbr="30" ybr="40" occluded="1"><attribute name="size">L</attribute></box>
             <box label="cat" xtl="90" ytl="40" xbr="110" ybr="50" rotation="90.00"/>
             <polygon label="dog" points="1.5,2;9,2;5,8"/>
             <ellipse label="dog" cx="50" cy="50" rx="10" ry="5"/>
             <mask label="dog" rle="1, 2" left="60" top="70" width="5" height="6"/>
             <cuboid label="dog" xtl1="10" ytl1="10" xbl1="10" ybl1="30" xtr1="30" ytr1="10" xbr1="30" ybr1="30"
               xtl2="15" ytl2="5" xbl2="15" ybl2="25" xtr2="35" ytr2="5" xbr2="35" ybr2="25"/>
             <points label="dog" points="1,2;3,4"/>
             <skeleton label="man"><points label="head" points="1,2"/></skeleton>
             <box label="cat" xtl="wide" ytl="20" xbr="30" ybr="40"/>
            </image>
            <image id="1" name="b.png" subset="Test" width="100" height="100"><tag label="cat"/></image></annotations>""");
        assertThat(set.dataset().categories()).startsWith("dog", "cat");
        assertThat(set.boxes())
                .containsExactly(
                        "a.png 10 20 30 40 cat",
                        "a.png 95 35 105 55 cat",
                        "a.png 1.5 2 9 8 dog",
                        "a.png 40 45 60 55 dog",
                        "a.png 60 70 65 76 dog",
                        "a.png 10 5 35 30 dog");
        assertThat(set.dataset().splits()).containsExactly("train", "test");
        assertThat(set.messages())
                .containsExactly(
                        ": rotated boxes are read as the upright boxes around them",
                        ": points have no box: left out (and 1 more so)",
                        "line 11: xtl must be a finite number but is \"wide\": box left out");
        assertThat(set.dataset().leftOut().beside())
                .containsEntry("attributes", 2)
                .containsEntry("mask", 1);
    }

    @Test
    void tracksOfVideosAndTheirFramesWithoutBoxes() throws IOException {
        for (int i = 0; i < 3; i++) {
            folder.png("images/frame_00000" + i + ".png", 200, 100);
        }
        ReadSet set = open("<annotations>" + LABELS + """
            <track id="0" label="cat">
             <box frame="0" outside="0" keyframe="1" xtl="10" ytl="20" xbr="30" ybr="40"/>
             <box frame="1" outside="1" keyframe="1" xtl="10" ytl="20" xbr="30" ybr="40"/>
             <box frame="-1" xtl="10" ytl="20" xbr="30" ybr="40"/>
            </track>
            <track id="1" label="dog"><polygon frame="2" outside="0" points="1,2;9,2;5,8"/><box frame="3" outside="1" xtl="1" ytl="2" xbr="3" ybr="4"/></track>
            </annotations>""");
        assertThat(set.images()).containsExactlyInAnyOrder("frame_000000.png", "frame_000001.png", "frame_000002.png");
        assertThat(set.boxes()).containsExactly("frame_000000.png 10 20 30 40 cat", "frame_000002.png 1 2 9 8 dog");
        assertThat(set.messages()).containsExactly("line 4: frame must be a number from 0 but is \"-1\": left out");
    }

    @Test
    void brokenAndHostileXmlIsOneProblem() throws IOException {
        folder.png("a.png", 200, 100);
        String start =
                "<annotations><image name=\"a.png\"><box label=\"cat\" xtl=\"10\" ytl=\"20\" xbr=\"30\" ybr=\"40\"/>";
        ReadSet broken = open(start + "<box label=");
        assertThat(broken.boxes()).containsExactly("a.png 10 20 30 40 cat");
        assertThat(broken.messages()).hasSize(1).first().asString().startsWith("line 1: the XML is broken");
        ReadSet deep = open(start + "<a>".repeat(100_000));
        assertThat(deep.boxes()).hasSize(1);
        assertThat(deep.messages()).containsExactly("line 1: elements are nested more than 100 deep: read up to there");
        ReadSet entity = open("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + start
                + "<tag label=\"&a;\"/></image></annotations>");
        assertThat(entity.boxes()).hasSize(1);
        assertThat(entity.dataset().categories()).containsExactly("cat");
    }
}
