package org.focallens.data.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.Deflater;
import org.focallens.data.DatasetFormat;
import org.focallens.data.ReadSet;
import org.focallens.data.TestFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each format in JSON with boxes worked out by hand, and what is wrong in it. */
class JsonFormatsTest {
    @TempDir
    Path path;

    private TestFolder folder;

    @BeforeEach
    void pictures() throws IOException {
        folder = new TestFolder(path);
        folder.png("a.png", 200, 100);
        folder.png("b.png", 100, 100);
    }

    private ReadSet open(DatasetFormat format) throws IOException {
        ReadSet set = ReadSet.of(path);
        assertThat(set.dataset().format()).isEqualTo(format);
        return set;
    }

    @Test
    void labelMe() throws IOException {
        folder.text("a.json", """
            {"version": "5.4.1", "flags": {}, "imagePath": "a.png", "imageWidth": 200, "imageHeight": 100, "imageData": "%s",
             "shapes": [
              {"label": "cat", "points": [[60, 70], [10, 20]], "shape_type": "rectangle"},
              {"label": "dog", "points": [[50, 50], [50, 60]], "shape_type": "circle"},
              {"label": 7, "points": [["100", "20"], [160, 40], [130, 90]], "group_id": null},
              {"label": "cow", "points": [[1, 1], [5, 1], [5, 5]], "group_id": 3, "shape_type": "polygon"},
              {"label": "cow", "points": [[20, 20], [25, 20], [25, 30]], "group_id": 3, "shape_type": "polygon"},
              {"label": "tail", "points": [[5, 5]], "shape_type": "point"},
              {"label": "odd", "points": [[5, 5], [6]], "shape_type": "polygon"}]}""".formatted("A".repeat(100_000)));
        folder.text("b.json", """
            {"version": "5.4.1", "imagePath": "gone.jpg", "shapes": []}""");
        ReadSet set = open(DatasetFormat.LABELME);
        assertThat(set.images()).containsExactly("a.png", "b.png");
        assertThat(set.boxes())
                .containsExactly(
                        "a.png 10 20 60 70 cat",
                        "a.png 40 40 60 60 dog",
                        "a.png 100 20 160 90 7",
                        "a.png 1 1 25 30 cow");
        assertThat(set.messages())
                .containsExactly(
                        ": points have no box: left out",
                        "shape 7: a shape of type \"polygon\" with 3 coordinates has no box: left out");
        assertThat(set.dataset().leftOut().beside()).containsEntry("polygon", 4).containsEntry("key points", 1);
    }

    @Test
    void labelStudioTakesTheTruthOrTheNewestAnnotation() throws IOException {
        String region = "{\"type\": \"rectanglelabels\", \"original_width\": 200, \"original_height\": 100,"
                + " \"value\": {\"x\": %d, \"y\": 10, \"width\": 20, \"height\": 40, \"rectanglelabels\": [\"cat\"]}}";
        String annotation =
                "{\"created_at\": \"%s\", \"ground_truth\": %s, \"was_cancelled\": %s, \"result\": [" + region + "]}";
        folder.text("export.json", """
            [{"id": 1, "data": {"image": "/data/upload/1/3fa9c01b-a.png"},
              "annotations": [%s, %s, %s], "predictions": [{"result": [%s]}]},
             {"id": 2, "data": {"text": "x", "photo": "s3://bucket/b.png?x=1"}, "annotations": [%s, %s]},
             {"id": 3, "data": {"text": "no picture"}, "annotations": []}]""".formatted(
                        annotation.formatted("2024-01-01", false, false, 10),
                        annotation.formatted("2024-03-01", false, false, 20),
                        annotation.formatted("2024-09-01", false, true, 30),
                        region.formatted(40),
                        annotation.formatted("2024-01-01", true, false, 10),
                        annotation.formatted("2024-03-01", false, false, 20)));
        ReadSet set = open(DatasetFormat.LABEL_STUDIO);
        assertThat(set.boxes()).containsExactly("a.png 40 10 80 50 cat", "b.png 10 10 30 50 cat");
        assertThat(set.messages())
                .contains(
                        "task 1: has 2 annotations: the newest is read",
                        "task 2: has 2 annotations: the one marked as ground truth is read",
                        "task 3: names no image in \"data\": left out",
                        ": predictions are not annotations: left out");
    }

    @Test
    void labelStudioTurnsInPixelsAboutTheUpperLeftCorner() throws IOException {
        folder.text("min.json", """
            [{"id": 1, "annotator": 1, "image": "a.png", "label": [
              {"x": 50, "y": 20, "width": 10, "height": 40, "rotation": 90, "rectanglelabels": ["cat", "dog"],
               "original_width": 200, "original_height": 100},
              {"points": [[10, 10], [20, 10], [15, 60]], "polygonlabels": ["dog"], "original_width": 200, "original_height": 100},
              {"x": 50, "y": 50, "radiusX": 5, "radiusY": 30, "ellipselabels": ["egg"]},
              {"x": "wide", "y": 50, "width": 5, "height": 30, "rectanglelabels": ["egg"]},
              {"x": 1, "y": 1, "width": 0.5, "keypointlabels": ["eye"]}]}]""");
        ReadSet set = open(DatasetFormat.LABEL_STUDIO);
        assertThat(set.boxes())
                .containsExactly("a.png 60 20 100 40 cat", "a.png 20 10 40 60 dog", "a.png 90 20 110 80 egg");
        assertThat(set.messages())
                .containsExactlyInAnyOrder(
                        ": rotated boxes are read as the upright boxes around them",
                        "task 1, region 4: x must be a finite number but is \"wide\": box left out",
                        ": points have no box: left out");
    }

    @Test
    void labelStudioTasksNobodyAnnotatedAreSaid() throws IOException {
        folder.text("export.json", """
            [{"id": 1, "data": {"image": "a.png"}, "annotations": []},
             {"id": 2, "data": {"image": "b.png"}, "annotations": [{"was_cancelled": true, "result": []}]}]""");
        ReadSet set = open(DatasetFormat.LABEL_STUDIO);
        assertThat(set.images()).containsExactly("a.png", "b.png");
        assertThat(set.messages())
                .containsExactly(
                        "task 1: is not annotated yet: read as an image without boxes",
                        "task 2: was skipped by its annotators: read as an image without boxes");
    }

    @Test
    void createMl() throws IOException {
        folder.text("train/_annotations.createml.json", """
            [{"image": "a.png", "annotations": [
              {"label": "cat", "coordinates": {"x": 50, "y": 40, "width": "20", "height": 30}},
              {"label": "cat", "coordinates": {"x": 50, "y": 40, "width": -20, "height": 30}},
              {"label": "dog", "coordinates": {"x": 50, "y": 40, "height": 30}}]},
             {"image": "b.png", "annotations": []},
             {"annotations": []}]""");
        ReadSet set = open(DatasetFormat.CREATE_ML);
        assertThat(set.images()).containsExactly("a.png", "b.png");
        assertThat(set.splits()).containsExactly("train", "train");
        assertThat(set.boxes()).containsExactly("a.png 40 25 60 55 cat");
        assertThat(set.messages())
                .containsExactly(
                        "record 1, box 2: width and height must be > 0 but are -20 and 30: box left out",
                        "record 1, box 3: width must be a finite number but is missing: box left out",
                        "record 3: has no \"image\": left out");
    }

    @Test
    void viaWithRegionsInAMapAndOptionsNamedBehindTheImages() throws IOException {
        folder.text("project.json", """
            {"_via_settings": {}, "_via_img_metadata": {
              "a.png9": {"filename": "a.png", "size": 9, "regions": {
                "0": {"shape_attributes": {"name": "rect", "x": 10, "y": 20, "width": 30, "height": 40}, "region_attributes": {"kind": "1"}},
                "1": {"shape_attributes": {"name": "ellipse", "cx": 100, "cy": 50, "rx": 20, "ry": 10, "theta": 1.5707963267948966},
                      "region_attributes": {"kind": {"2": true}, "note": "x"}},
                "2": {"shape_attributes": {"name": "polyline", "all_points_x": [1, 2], "all_points_y": [1, 2]}, "region_attributes": {}},
                "3": {"shape_attributes": {"name": "blob"}, "region_attributes": {}}}},
              "b.png9": {"filename": "b.png", "size": 9, "regions": [
                {"shape_attributes": {"name": "polygon", "all_points_x": [1, 9, 5], "all_points_y": [2, 2, 8]}, "region_attributes": {}}]}},
             "_via_attributes": {"region": {"kind": {"type": "dropdown", "options": {"1": "cat", "2": "dog"}}}, "file": {}}}""");
        ReadSet set = open(DatasetFormat.VIA);
        assertThat(set.boxes())
                .containsExactly("a.png 10 20 40 60 cat", "a.png 90 30 110 70 dog", "b.png 1 2 9 8 object");
        assertThat(set.messages())
                .contains(
                        "\"a.png\": region 4 has the unknown shape \"blob\": left out",
                        ": lines have no box: left out");
    }

    @Test
    void huggingFaceAsColumnsAndAsRecords() throws IOException {
        folder.text("metadata.jsonl", """
            {"file_name": "a.png", "objects": {"bbox": [[10, 20, 30, 40], [1, 2, 3]], "category": ["cat", "dog"]}}
            {"file_name": "b.png", "width": 100, "height": 100, "objects": [{"bbox": [1, 2, 3, 4], "category_id": 12}, {"bbox": [1, 2, 5, 6], "label": 3}]}
            {"file_name": "a.png", broken
            {"objects": {}}
            """);
        ReadSet set = open(DatasetFormat.HUGGING_FACE);
        assertThat(set.boxes())
                .containsExactly("a.png 10 20 40 60 cat", "b.png 1 2 4 6 class 12", "b.png 1 2 6 8 class 3");
        assertThat(set.dataset().categories()).containsExactly("class 3", "class 12", "cat");
        assertThat(set.messages())
                .containsExactly(
                        "line 1, box 2: bbox must hold 4 numbers but holds 3: left out",
                        "line 3: is not a JSON object (\"{\"file_name\": \"a.png\", broken\"): line left out",
                        "line 4: has no \"file_name\": line left out");
    }

    @Test
    void supervisely() throws IOException {
        folder.png("ds/img/c.png", 100, 100);
        folder.text("meta.json", "{\"classes\": [{\"title\": \"cat\"}], \"tags\": []}");
        Deflater deflater = new Deflater();
        deflater.setInput(TestFolder.png(12, 7));
        deflater.finish();
        byte[] buffer = new byte[2000];
        int length = deflater.deflate(buffer);
        String mask = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(buffer, length));
        folder.text("ds/ann/c.png.json", """
            {"size": {"width": 100, "height": 100}, "tags": [], "objects": [
              {"classTitle": "cat", "geometryType": "rectangle", "points": {"exterior": [[50, 60], [10, 20]], "interior": []}},
              {"classTitle": "dog", "geometryType": "bitmap", "bitmap": {"origin": [30, 40], "data": "%s"}},
              {"classTitle": "dog", "geometryType": "bitmap", "bitmap": {"origin": [30, 40], "data": "AAAA"}},
              {"classTitle": "dog", "geometryType": "point", "points": {"exterior": [[5, 5]]}}]}""".formatted(mask));
        ReadSet set = open(DatasetFormat.SUPERVISELY);
        assertThat(set.boxes()).containsExactly("c.png 10 20 50 60 cat", "c.png 30 40 42 47 dog");
        assertThat(set.messages())
                .contains("object 3: has 0 coordinates, which make no box: left out")
                .noneMatch(message -> message.contains("meta.json"));
    }

    @Test
    void hostileJsonIsOneProblemAndWhatStoodBeforeItIsRead() throws IOException {
        folder.text("labels.json", """
            [{"image": "a.png", "annotations": [{"label": "cat", "coordinates": {"x": 50, "y": 40, "width": 20, "height": 30}},
              {"label": "cat", "coordinates": {"x": 1e999, "y": %s, "width": 20, "height": 30}}]},
             {"image": "b.png", "annotations": %s}]""".formatted("9".repeat(1000), "[".repeat(100_000)));
        ReadSet set = open(DatasetFormat.CREATE_ML);
        assertThat(set.boxes()).containsExactly("a.png 40 25 60 55 cat");
        assertThat(set.messages()).hasSize(2);
        assertThat(set.messages().get(0))
                .isEqualTo("record 1, box 2: x must be a finite number but is \"1e999\": box left out");
        assertThat(set.messages().get(1))
                .startsWith("line 3: the JSON is broken (")
                .endsWith("read up to there");
    }

    @Test
    void aNumberBeyondSinglePrecisionIsAProblemOfItsBox() throws IOException {
        folder.text("labels.json", """
            [{"image": "a.png", "annotations": [
              {"label": "cat", "coordinates": {"x": 1e39, "y": 40, "width": 20, "height": 30}},
              {"label": "cat", "coordinates": {"x": 50, "y": 40, "width": 20, "height": 30}}]}]""");
        ReadSet set = open(DatasetFormat.CREATE_ML);
        assertThat(set.boxes()).containsExactly("a.png 40 25 60 55 cat");
        assertThat(set.messages())
                .hasSize(1)
                .first()
                .asString()
                .contains("the box Infinity, 25, Infinity, 55 has a value");
    }
}
