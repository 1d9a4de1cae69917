package org.focallens.data.lines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.focallens.data.DatasetFormat;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.format.LabelSet;
import org.focallens.data.gather.GatheredFormat;
import org.focallens.data.gather.Gathering;
import org.focallens.data.gather.LabelFile;

/** Formats with a line a box, told by their first lines. */
public final class LineFormat extends GatheredFormat {
    /** All of them. */
    public static final List<LabelFormat> ALL = List.of(
            new LineFormat(DatasetFormat.KITTI, lines -> Kitti.is(lines.get(0)), Kitti::read),
            new LineFormat(DatasetFormat.DOTA, lines -> Dota.is(lines.get(0)), Dota::read),
            new LineFormat(DatasetFormat.MOT, lines -> Mot.is(lines.get(0)), Mot::read),
            new LineFormat(DatasetFormat.VISDRONE, lines -> VisDrone.is(lines.get(0)), VisDrone::read),
            new LineFormat(
                    DatasetFormat.WIDER_FACE,
                    lines -> lines.size() > 1 && WiderFace.is(lines.get(0), lines.get(1)),
                    WiderFace::read));

    /** Many of a folder may be empty: images without boxes. */
    private static final int LOOKED_AT = 50;

    private final Predicate<List<String>> is;
    private final Parser parser;

    /** Reads one file. */
    private interface Parser {
        void read(LabelFile file) throws IOException;
    }

    private LineFormat(DatasetFormat id, Predicate<List<String>> is, Parser parser) {
        super(id);
        this.is = is;
        this.parser = parser;
    }

    @Override
    public List<LabelSet> find(FolderTree tree) {
        List<Path> found = new ArrayList<>();
        for (List<Path> files : tree.labels("txt").values()) {
            List<Path> looked = files.subList(0, Math.min(LOOKED_AT, files.size()));
            if (looked.stream().anyMatch(file -> isOne(tree, file))) {
                files.stream().filter(file -> mayBe(tree, file)).forEach(found::add);
            }
        }
        return found.isEmpty() ? List.of() : List.of(new LabelSet(tree, found, LabelSet.Sure.CERTAIN));
    }

    private boolean isOne(FolderTree tree, Path file) {
        List<String> lines =
                tree.head(file).lines().filter(line -> !line.isBlank()).limit(2).toList();
        return !lines.isEmpty() && is.test(lines);
    }

    /** Of the same kind, or empty, or broken: a file beside pictures of its name, rather than a list of classes or a readme. */
    private boolean mayBe(FolderTree tree, Path file) {
        return isOne(tree, file)
                || tree.index().twin(Words.stem(file), file.getParent()).isPresent();
    }

    @Override
    protected FileReader reader(LabelSet set, Gathering gathering) {
        return file -> parser.read(gathering.open(file, true));
    }
}
