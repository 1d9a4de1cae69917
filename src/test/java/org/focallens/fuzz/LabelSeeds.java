package org.focallens.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.focallens.data.DatasetFormat;
import org.focallens.fuzz.FuzzTarget.Seed;

/** A small valid data set of each format, two pictures of 16x12, written as labelling tools write it. */
final class LabelSeeds {
    private static final byte[] PICTURE = Seeds.picture("png");

    private LabelSeeds() {}

    /** {@return data sets by their format, with every variant that is read in its own way} */
    static Map<DatasetFormat, List<Seed>> all() {
        Map<DatasetFormat, List<Seed>> seeds = new EnumMap<>(DatasetFormat.class);
        seeds.put(DatasetFormat.COCO, List.of(Seeds.coco()));
        seeds.put(DatasetFormat.VOC, List.of(Seeds.voc()));
        seeds.put(DatasetFormat.YOLO, List.of(Seeds.yolo(), yoloPose(), darknet()));
        seeds.put(DatasetFormat.CVAT, List.of(cvatImages(), cvatTracks()));
        seeds.put(DatasetFormat.LABELME, List.of(labelMe()));
        seeds.put(DatasetFormat.LABEL_STUDIO, List.of(labelStudio(), labelStudioMin()));
        seeds.put(DatasetFormat.CREATE_ML, List.of(createMl()));
        seeds.put(DatasetFormat.VIA, List.of(viaJson(), viaCsv()));
        seeds.put(DatasetFormat.HUGGING_FACE, List.of(huggingFace()));
        seeds.put(DatasetFormat.SUPERVISELY, List.of(supervisely()));
        seeds.put(DatasetFormat.RETINANET_CSV, List.of(retinanet()));
        seeds.put(DatasetFormat.TF_CSV, List.of(tensorFlow()));
        seeds.put(DatasetFormat.VOTT_CSV, List.of(vott()));
        seeds.put(DatasetFormat.OPEN_IMAGES, List.of(openImages()));
        seeds.put(DatasetFormat.KITTI, List.of(kitti()));
        seeds.put(DatasetFormat.VISDRONE, List.of(visDroneImages(), visDroneVideo()));
        seeds.put(DatasetFormat.DOTA, List.of(dota()));
        seeds.put(DatasetFormat.MOT, List.of(mot()));
        seeds.put(DatasetFormat.WIDER_FACE, List.of(widerFace()));
        seeds.put(DatasetFormat.IMAGES, List.of(pictures("a.png", "b.png")));
        return seeds;
    }

    private static Seed pictures(String... names) {
        Seed seed = new Seed(Map.of());
        for (String name : names) {
            seed = seed.and(name, PICTURE);
        }
        return seed;
    }

    private static Seed yoloPose() {
        return pictures("train/images/a.png")
                .and("data.yaml", """
                train: ../train/images
                kpt_shape: [2, 3]
                flip_idx: [1, 0]
                names: [man, "dog"]
                """)
                .and("train/labels/a.txt", "0 0.5 0.5 0.25 0.5 0.1 0.2 2 0.3 0.4 1\n");
    }

    private static Seed darknet() {
        return pictures("obj_train_data/a.png", "obj_train_data/b.png")
                .and("obj.data", "classes = 2\ntrain = data/train.txt\nnames = data/obj.names\nbackup = backup/\n")
                .and("obj.names", "cat\ndog\n")
                .and("train.txt", "data/obj_train_data/a.png\ndata/obj_train_data/b.png\n")
                .and("obj_train_data/a.txt", "0 0.5 0.5 0.25 0.5\n")
                .and("obj_train_data/b.txt", "1 0.5 0.5 0.25 0.5 0.9\n");
    }

    private static Seed cvatImages() {
        return pictures("images/a.png", "images/b.png").and("annotations.xml", """
                <annotations><version>1.1</version><meta><task><labels><label><name>cat</name></label></labels></task></meta>
                <image id="0" name="a.png" subset="Train" width="16" height="12">
                <box label="cat" xtl="1" ytl="2" xbr="3" ybr="4" occluded="1"><attribute name="size">L</attribute></box>
                <box label="cat" xtl="9" ytl="4" xbr="11" ybr="5" rotation="90.00"/>
                <polygon label="dog" points="1.5,2;9,2;5,8"/>
                <ellipse label="dog" cx="5" cy="5" rx="3" ry="2"/>
                <mask label="dog" rle="1, 2" left="6" top="7" width="5" height="4"/>
                <cuboid label="dog" xtl1="1" ytl1="1" xbl1="1" ybl1="3" xtr1="3" ytr1="1" xbr1="3" ybr1="3"
                xtl2="1.5" ytl2="0.5" xbl2="1.5" ybl2="2.5" xtr2="3.5" ytr2="0.5" xbr2="3.5" ybr2="2.5"/>
                <points label="dog" points="1,2;3,4"/>
                </image>
                <image id="1" name="b.png" subset="Test" width="16" height="12"><tag label="cat"/></image></annotations>
                """);
    }

    private static Seed cvatTracks() {
        return pictures("frame_000000.png", "frame_000001.png").and("annotations.xml", """
                <annotations><meta><task><labels><label><name>cat</name></label></labels><start_frame>0</start_frame>
                <stop_frame>1</stop_frame><original_size><width>16</width><height>12</height></original_size></task></meta>
                <track id="0" label="cat">
                <box frame="0" outside="0" keyframe="1" xtl="1" ytl="2" xbr="3" ybr="4"/>
                <box frame="1" outside="1" keyframe="1" xtl="1" ytl="2" xbr="3" ybr="4"/>
                </track></annotations>
                """);
    }

    private static Seed labelMe() {
        return pictures("a.png").and("a.json", """
                {"version": "5.4.1", "flags": {}, "imagePath": "a.png", "imageWidth": 16, "imageHeight": 12, "imageData": "AAAA",
                 "shapes": [
                  {"label": "cat", "points": [[6, 7], [1, 2]], "shape_type": "rectangle"},
                  {"label": "dog", "points": [[5, 5], [5, 6]], "shape_type": "circle"},
                  {"label": 7, "points": [["10", "2"], [14, 4], [13, 9]], "group_id": null},
                  {"label": "cow", "points": [[1, 1], [5, 1], [5, 5]], "group_id": 3, "shape_type": "polygon"},
                  {"label": "tail", "points": [[5, 5]], "shape_type": "point"}]}
                """);
    }

    private static Seed labelStudio() {
        return pictures("a.png", "b.png").and("export.json", """
                [{"id": 1, "data": {"image": "/data/upload/1/3fa9c01b-a.png"}, "annotations": [
                  {"created_at": "2024-01-01", "ground_truth": true, "was_cancelled": false, "result": [
                   {"type": "rectanglelabels", "original_width": 16, "original_height": 12,
                    "value": {"x": 10, "y": 10, "width": 20, "height": 40, "rotation": 30, "rectanglelabels": ["cat"]}}]}],
                  "predictions": []},
                 {"id": 2, "data": {"photo": "s3://bucket/b.png?x=1"}, "annotations": []}]
                """);
    }

    private static Seed labelStudioMin() {
        return pictures("a.png").and("min.json", """
                [{"id": 1, "annotator": 1, "image": "a.png", "label": [
                  {"x": 50, "y": 20, "width": 10, "height": 40, "rotation": 90, "rectanglelabels": ["cat"], "original_width": 16, "original_height": 12},
                  {"points": [[10, 10], [20, 10], [15, 60]], "polygonlabels": ["dog"], "original_width": 16, "original_height": 12},
                  {"x": 50, "y": 50, "radiusX": 5, "radiusY": 30, "ellipselabels": ["egg"]}]}]
                """);
    }

    private static Seed createMl() {
        return pictures("train/a.png", "train/b.png").and("train/_annotations.createml.json", """
                [{"image": "a.png", "annotations": [{"label": "cat", "coordinates": {"x": 5, "y": 4, "width": "2", "height": 3}}]},
                 {"image": "b.png", "annotations": []}]
                """);
    }

    private static Seed viaJson() {
        return pictures("a.png", "b.png").and("project.json", """
                {"_via_settings": {}, "_via_img_metadata": {
                  "a.png9": {"filename": "a.png", "size": 9, "regions": {
                    "0": {"shape_attributes": {"name": "rect", "x": 1, "y": 2, "width": 3, "height": 4}, "region_attributes": {"kind": "1"}},
                    "1": {"shape_attributes": {"name": "ellipse", "cx": 10, "cy": 5, "rx": 2, "ry": 1, "theta": 1.5}, "region_attributes": {"kind": {"2": true}}}}},
                  "b.png9": {"filename": "b.png", "size": 9, "regions": [
                    {"shape_attributes": {"name": "polygon", "all_points_x": [1, 9, 5], "all_points_y": [2, 2, 8]}, "region_attributes": {}}]}},
                 "_via_attributes": {"region": {"kind": {"type": "dropdown", "options": {"1": "cat", "2": "dog"}}}, "file": {}}}
                """);
    }

    private static Seed viaCsv() {
        return pictures("a.png", "b.png").and("via.csv", """
                #filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes
                a.png,9,"{}",2,0,"{""name"":""rect"",""x"":1,""y"":2,""width"":2,""height"":2}","{""name"":""cat""}"
                a.png,9,"{}",2,1,"{""name"":""circle"",""cx"":5,""cy"":5,""r"":2}","{}"
                b.png,9,"{}",0,0,"{}","{}"
                """);
    }

    private static Seed huggingFace() {
        return pictures("a.png", "b.png").and("metadata.jsonl", """
                {"file_name": "a.png", "objects": {"bbox": [[1, 2, 3, 4], [1, 2, 3, 3]], "category": ["cat", "dog"]}}
                {"file_name": "b.png", "width": 16, "height": 12, "objects": [{"bbox": [1, 2, 3, 4], "category_id": 12}, {"bbox": [1, 2, 5, 6], "label": 3}]}
                """);
    }

    private static Seed supervisely() {
        return pictures("ds/img/c.png")
                .and("meta.json", "{\"classes\": [{\"title\": \"cat\"}, {\"title\": \"dog\"}], \"tags\": []}")
                .and("ds/ann/c.png.json", """
                {"size": {"width": 16, "height": 12}, "tags": [], "objects": [
                  {"classTitle": "cat", "geometryType": "rectangle", "points": {"exterior": [[5, 6], [1, 2]], "interior": []}},
                  {"classTitle": "dog", "geometryType": "polygon", "points": {"exterior": [[1, 1], [5, 1], [5, 5]], "interior": []}},
                  {"classTitle": "dog", "geometryType": "bitmap", "bitmap": {"origin": [0, 0], "data": "@"}}]}
                """.replace("@", Base64.getEncoder().encodeToString(deflated(PICTURE))));
    }

    private static Seed retinanet() {
        return pictures("images/a.png", "images/b.png")
                .and("classes.csv", "dog,1\ncat,0\n")
                .and("train.csv", "images/a.png,1,2,3,4,cat\nimages/a.png,5.5,2,7,6,dog\nimages/b.png,,,,,\n");
    }

    private static Seed tensorFlow() {
        return pictures("a.png", "b.png")
                .and(
                        "data/train_labels.csv",
                        "filename,width,height,class,xmin,ymin,xmax,ymax\na.png,16,12,cat,1,2,3,4\n\"b.png\",16,12,dog,1,2,3,4\n");
    }

    private static Seed vott() {
        return pictures("a.png")
                .and(
                        "vott-export.csv",
                        "\"image\",\"xmin\",\"ymin\",\"xmax\",\"ymax\",\"label\"\n\"a.png\",1.5,2.25,3,4,\"cat\"\n");
    }

    private static Seed openImages() {
        return pictures("a.png", "b.png")
                .and("class-descriptions-boxable.csv", "/m/01yrx,Cat\n/m/0bt9lr,Dog\n")
                .and("validation-annotations-bbox.csv", """
                ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside
                a,xclick,/m/01yrx,1,0.05,0.15,0.2,0.4,1,0,0,0,0
                b,xclick,/m/0bt9lr,1,0.5,1,0.5,1,0,0,1,0,0
                """);
    }

    private static Seed kitti() {
        return pictures("image_2/000001.png").and("label_2/000001.txt", """
                Car 0.00 0 -1.57 1.50 2.00 3.00 4.00 1.50 1.60 3.90 1.00 1.50 10.00 -1.50
                DontCare -1 -1 -10 12.00 1.00 15.00 4.00 -1 -1 -1 -1000 -1000 -1000 -10
                """);
    }

    private static Seed visDroneImages() {
        return pictures("images/a.png", "images/b.png")
                .and("annotations/a.txt", "1,2,2,2,1,4,0,0\n5,2,2,2,1,11,0,1,\n7,2,3,3,0,0,0,0\n")
                .and("annotations/b.txt", "");
    }

    private static Seed visDroneVideo() {
        return pictures("sequences/uav1/0000001.png", "sequences/uav1/0000002.png")
                .and("annotations/uav1.txt", "1,7,1,2,2,2,1,4,0,0\n2,7,1,2,2,2,1,4,0,0\n");
    }

    private static Seed dota() {
        return pictures("images/P1.png").and("labelTxt/P1.txt", """
                imagesource:GoogleEarth
                gsd:0.1
                1 2 3 2 3 4 1 4 plane 0
                5.5 2 7 3 6 5 4 4 ship 1
                """);
    }

    private static Seed mot() {
        return pictures("seq/pictures/000001.png", "seq/pictures/000002.png")
                .and("seq/seqinfo.ini", "[Sequence]\nimDir=pictures\nseqLength=2\nimExt=.png\n")
                .and("seq/gt/gt.txt", "1,1,2,3,2,2,1,1,1.0\n1,2,6,3,2,2,1,3,0.5\n2,1,5,5,4,4,0,1,1.0\n");
    }

    private static Seed widerFace() {
        return pictures("images/0--Parade/a.png", "images/1--Crowd/b.png").and("wider_face_train_bbx_gt.txt", """
                0--Parade/a.png
                2
                1 2 2 2 0 0 0 0 0 0
                5 2 2 2 0 0 0 1 0 0
                1--Crowd/b.png
                0
                0 0 0 0 0 0 0 0 0 0
                """);
    }

    private static byte[] deflated(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** {@return set.zip with the files of a data set} */
    static Seed zipped(Seed set, int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : set.files().entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(file.getValue());
                ZipEntry entry = new ZipEntry("set/" + file.getKey());
                entry.setMethod(method);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Seed.of("set.zip", bytes.toByteArray());
    }
}
