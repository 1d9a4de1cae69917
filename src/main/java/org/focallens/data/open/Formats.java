package org.focallens.data.open;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.focallens.data.DatasetFormat;
import org.focallens.data.coco.CocoFormat;
import org.focallens.data.csv.CsvFormat;
import org.focallens.data.cvat.CvatFormat;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.json.HuggingFaceFormat;
import org.focallens.data.json.JsonFormat;
import org.focallens.data.lines.LineFormat;
import org.focallens.data.voc.VocFormat;
import org.focallens.data.yolo.YoloFormat;

/** Every kind of labels that is read. Of two that are equally sure of what they found the one that stands first is read. */
final class Formats {
    static final List<LabelFormat> ALL = Stream.of(
                    List.of(
                            new VocFormat(),
                            new CocoFormat(),
                            new YoloFormat(),
                            new CvatFormat(),
                            new HuggingFaceFormat()),
                    JsonFormat.ALL,
                    CsvFormat.ALL,
                    LineFormat.ALL)
            .flatMap(List::stream)
            .toList();

    private Formats() {}

    static List<LabelFormat> of(Optional<DatasetFormat> chosen) {
        return ALL.stream()
                .filter(format -> chosen.isEmpty() || chosen.get() == format.id())
                .toList();
    }
}
