package org.focallens.data.gather;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;
import org.focallens.data.format.Splits;

/** A format whose label files are gathered one by one and joined with their pictures then. */
public abstract class GatheredFormat implements LabelFormat {
    private final DatasetFormat id;

    protected GatheredFormat(DatasetFormat id) {
        this.id = id;
    }

    @Override
    public final DatasetFormat id() {
        return id;
    }

    @Override
    public final Dataset read(LabelSet set, Reading reading) throws IOException {
        Gathering gathering = new Gathering(reading);
        FileReader reader = reader(set, gathering);
        List<Path> files = new ArrayList<>(set.files());
        // a file of one split comes before one that may repeat all of them
        files.sort(Comparator.comparing(file -> Splits.ofFileName(file).isEmpty()));
        for (int i = 0; i < files.size(); i++) {
            reading.stage(0.5 * i / files.size(), 0.5 * (i + 1) / files.size());
            reading.advance(0);
            reading.used(files.get(i));
            reader.read(files.get(i));
        }
        reading.stage(0.5, 1);
        return new Joining(gathering, set).join(id);
    }

    /** Reads one file into a gathering. */
    protected interface FileReader {
        void read(Path file) throws IOException;
    }

    /** Reads what is no image's, such as a list of classes, and then stands ready for the files. */
    protected abstract FileReader reader(LabelSet set, Gathering gathering) throws IOException;
}
