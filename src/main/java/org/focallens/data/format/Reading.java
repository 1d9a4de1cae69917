package org.focallens.data.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.LeftOut;
import org.focallens.data.Problem;
import org.focallens.data.ReadOptions;
import org.focallens.data.image.ImageException;
import org.focallens.data.image.ImageHeader;
import org.focallens.data.image.Images;

/** One reading of a data set: its options, the problems met, progress and cancelling. */
public final class Reading {
    /** A million broken boxes need no million messages. */
    public static final int MOST_PROBLEMS = 10_000;

    private final ReadOptions options;
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Repeated> repeated = new LinkedHashMap<>();
    private final Map<String, Integer> beside = new TreeMap<>();
    private final Set<Path> used = new HashSet<>();
    private int problemCount;
    private double stageFrom;
    private double stageTo = 1;

    /** One kind of problem: where the first of them stands in the list, and how many more there are. */
    private static final class Repeated {
        private final int index;
        private int others;

        Repeated(int index) {
            this.index = index;
        }
    }

    public Reading(ReadOptions options, BooleanSupplier cancelled, DoubleConsumer progress) {
        this.options = options;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    public ReadOptions options() {
        return options;
    }

    /** Notes that a label file was read, or was meant to be; a file that looks like labels and was not is said. */
    public void used(Path file) {
        used.add(file);
    }

    public boolean isUsed(Path file) {
        return used.contains(file);
    }

    /** What many files of a set have alike: the first is said, the others are counted. */
    public void repeated(String kind, Path file, String what) {
        Repeated first = repeated.get(kind);
        if (first == null) {
            repeated.put(kind, new Repeated(problems.size()));
            problem(file, "", what);
        } else {
            first.others++;
        }
    }

    /** Notes something that a record holds beside its box and that is not kept, e.g. "polygon". */
    public void beside(String what) {
        beside.merge(what, 1, Integer::sum);
    }

    /** A data set of what was read, with the problems met so far. */
    public Dataset dataset(Path root, DatasetFormat format, List<String> categories, List<LabelledImage> images) {
        return new Dataset(
                FileNames.nameOf(root),
                root,
                format,
                categories,
                images,
                problems(root),
                Map.of(),
                new LeftOut(List.of(), beside));
    }

    public void problem(Path file, String where, String what) {
        if (++problemCount <= MOST_PROBLEMS) {
            problems.add(new Problem(file, where, what));
        }
    }

    public List<Problem> problems(Path root) {
        for (Repeated kind : repeated.values()) {
            if (kind.others > 0 && kind.index < problems.size()) {
                Problem first = problems.get(kind.index);
                problems.set(
                        kind.index,
                        new Problem(first.file(), first.where(), first.what() + " (and " + kind.others + " more so)"));
                kind.others = 0;
            }
        }
        if (problemCount > MOST_PROBLEMS) {
            problems.add(new Problem(
                    root, "", (problemCount - MOST_PROBLEMS) + " more problems are not listed: correct these first"));
            problemCount = 0;
        }
        return problems;
    }

    /** What follows counts as the part from..to of the whole work, 0..1. */
    public void stage(double from, double to) {
        stageFrom = from;
        stageTo = to;
    }

    /** Reports progress within the stage, 0..1, and stops the reading where it was cancelled. */
    public void advance(double share) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("reading was cancelled");
        }
        progress.accept(stageFrom + (stageTo - stageFrom) * Math.min(1, share));
    }

    /** The header of an image, or a problem of the image file. */
    public Optional<ImageHeader> header(Path file) {
        try {
            return Optional.of(Images.header(file));
        } catch (ImageException e) {
            problem(file, "", e.reason());
            return Optional.empty();
        }
    }

    /** The header of an image that an annotation names; a missing one is the annotation's problem, since there is no other file to look into. */
    public Optional<ImageHeader> header(Path file, Path annotation, String where) {
        if (Files.exists(file)) {
            return header(file);
        }
        problem(annotation, where, "the image " + file + " does not exist: its boxes are read all the same");
        return Optional.empty();
    }
}
