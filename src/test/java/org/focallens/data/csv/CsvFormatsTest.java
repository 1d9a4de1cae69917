package org.focallens.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.focallens.data.DatasetFormat;
import org.focallens.data.ReadSet;
import org.focallens.data.TestFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of table with boxes worked out by hand, and what is wrong in it. */
class CsvFormatsTest {
    @TempDir
    Path path;

    private TestFolder folder;

    @BeforeEach
    void pictures() throws IOException {
        folder = new TestFolder(path);
        folder.png("images/a.png", 200, 100);
        folder.png("images/b.png", 100, 100);
    }

    private ReadSet open(DatasetFormat format) throws IOException {
        ReadSet set = ReadSet.of(path);
        assertThat(set.dataset().format()).isEqualTo(format);
        return set;
    }

    @Test
    void retinanetWithItsListOfClassesAndNegatives() throws IOException {
        folder.text("classes.csv", "dog,1\ncat,0\nbird,2\n");
        folder.text("train.csv", """
            C:\\set\\images\\a.png,10,20,30,40,cat
            /data/images/a.png,50.5,20,70,60,cow

            images/b.png,,,,,
            images/a.png,x,20,30,40,cat
            images/a.png,10,20
            images/gone.png,1,2,3,4,dog
            """);
        ReadSet set = open(DatasetFormat.RETINANET_CSV);
        assertThat(set.dataset().categories()).containsExactly("cat", "dog", "bird", "cow");
        assertThat(set.images()).containsExactly("a.png", "b.png", "gone.png");
        assertThat(set.splits()).containsOnly("train");
        assertThat(set.boxes())
                .containsExactly("a.png 10 20 30 40 cat", "a.png 50.5 20 70 60 cow", "gone.png 1 2 3 4 dog");
        assertThat(set.messages())
                .containsExactlyInAnyOrder(
                        "line 2: the class \"cow\" is not in the list of classes: kept",
                        "line 5: value 2 must be a finite number but is \"x\": box left out",
                        "line 6: value 4 must be a finite number but is missing: box left out",
                        "line 7: the image \"images/gone.png\" does not exist: its boxes are read all the same");
    }

    @Test
    void sizesInPlaceOfCornersAreToldByCornersThatComeTooEarly() throws IOException {
        folder.text("annotations.csv", "images/a.png,10,20,30,40,cat\nimages/a.png,150,20,30,40,cat\n");
        ReadSet set = open(DatasetFormat.RETINANET_CSV);
        assertThat(set.boxes()).containsExactly("a.png 10 20 40 60 cat", "a.png 150 20 180 60 cat");
        assertThat(set.messages())
                .containsExactly(
                        "line 2: x2 is less than x1, or y2 than y1, and all boxes fit their images as x, y, width and height: read so");
    }

    @Test
    void cornersInTheOtherOrderStayCorners() throws IOException {
        folder.text("annotations.csv", "images/a.png,100,20,190,90,cat\nimages/a.png,60,70,10,20,cat\n");
        ReadSet set = open(DatasetFormat.RETINANET_CSV);
        assertThat(set.boxes()).containsExactly("a.png 100 20 190 90 cat", "a.png 10 20 60 70 cat");
        assertThat(set.messages()).hasSize(1).first().asString().contains("corners in any order");
    }

    @Test
    void tensorFlowInPixelsWithSplitsAndAFileThatRepeatsThem() throws IOException {
        String head = "filename,width,height,class,xmin,ymin,xmax,ymax\n";
        folder.text("data/all_labels.csv", head + "a.png,200,100,cat,10,20,30,40\nb.png,100,100,cat,1,2,3,4\n");
        folder.text("data/test_labels.csv", head + "b.png,100,100,cat,1,2,3,4\n");
        folder.text("data/train_labels.csv", head + "a.png,200,100,cat,30,40,10,20\n");
        ReadSet set = open(DatasetFormat.TF_CSV);
        assertThat(set.boxes()).containsExactlyInAnyOrder("a.png 10 20 30 40 cat", "b.png 1 2 3 4 cat");
        assertThat(set.dataset().splits()).containsExactlyInAnyOrder("train", "test");
        assertThat(set.messages())
                .containsExactly(": 2 of its images are in test_labels.csv too: their boxes there are read");
    }

    @Test
    void tensorFlowInSharesWithSemicolonsAndAMark() throws IOException {
        folder.bytes(
                "labels.csv",
                ("\ufefffilename;class;xmin;ymin;xmax;ymax\r\na.png;\"cat; wild\";0.05;0.2;0.15;0.4\r\nb.png;dog;0;0;1;1\r\n")
                        .getBytes(StandardCharsets.UTF_16LE));
        ReadSet set = open(DatasetFormat.TF_CSV);
        assertThat(set.boxes()).containsExactly("a.png 10 20 30 40 cat; wild", "b.png 0 0 100 100 dog");
        assertThat(set.messages()).isEmpty();
    }

    @Test
    void vott() throws IOException {
        folder.text(
                "vott-export.csv",
                "\"image\",\"xmin\",\"ymin\",\"xmax\",\"ymax\",\"label\"\n\"a.png\",10.5,20.25,30,40,\"cat\"\n");
        assertThat(open(DatasetFormat.VOTT_CSV).boxes()).containsExactly("a.png 10.5 20.25 30 40 cat");
    }

    @Test
    void openImagesInItsOwnOrderWithGroupsAndNames() throws IOException {
        folder.text("class-descriptions-boxable.csv", "/m/01yrx,Cat\n/m/0bt9lr,Dog\n");
        folder.text("validation-annotations-bbox.csv", """
            ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside
            a,xclick,/m/01yrx,1,0.05,0.15,0.2,0.4,1,0,0,0,0
            a,xclick,/m/0bt9lr,1,0.5,1,0.5,1,0,0,1,0,0
            b,xclick,/m/0zzz,1,0,0.5,0,0.25,0,0,0,0,-1
            """);
        ReadSet set = open(DatasetFormat.OPEN_IMAGES);
        assertThat(set.boxes())
                .containsExactly("a.png 10 20 30 40 Cat", "a.png 100 50 200 100 Dog crowd", "b.png 0 0 50 25 /m/0zzz");
        assertThat(set.splits()).containsOnly("val");
        assertThat(set.messages()).isEmpty();
        assertThat(set.dataset().leftOut().beside()).containsEntry("attributes", 1);
    }

    @Test
    void via() throws IOException {
        folder.text("via.csv", """
            #filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes
            a.png,9,"{}",2,0,"{""name"":""rect"",""x"":10,""y"":20,""width"":20,""height"":20}","{""name"":""cat""}"
            a.png,9,"{}",2,1,"{""name"":""rect"",""x"":","{}"
            b.png,9,"{}",0,0,"{}","{}"
            """);
        ReadSet set = open(DatasetFormat.VIA);
        assertThat(set.images()).containsExactly("a.png", "b.png");
        assertThat(set.boxes()).containsExactly("a.png 10 20 30 40 cat");
        assertThat(set.messages()).hasSize(1).first().asString().startsWith("line 3: the JSON in ");
    }

    @Test
    void otherTablesAreNoLabels() throws IOException {
        folder.text("results.csv", "epoch,loss,map\n1,2.5,.3\n");
        ReadSet set = open(DatasetFormat.IMAGES);
        assertThat(set.dataset().images()).hasSize(2);
    }

    @Test
    void latinLettersOfNamesAreRead() throws IOException {
        folder.bytes("a.csv", "images/a.png,10,20,30,40,f\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(open(DatasetFormat.RETINANET_CSV).boxes()).containsExactly("a.png 10 20 30 40 f\u00fcller");
    }
}
