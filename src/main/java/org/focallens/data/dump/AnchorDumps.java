package org.focallens.data.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.focallens.data.DatasetException;
import org.focallens.data.Problem;
import org.focallens.data.format.FileNames;

/** Opens what a model of one's own says of every anchor. */
public final class AnchorDumps {
    /** How a dump is written, for the window and the manual. */
    public static final String HOW_TO = """
            In PyTorch, three lines save what figure 4 needs, N anchors with K classes each:

            logits = torch.cat([x.flatten(0, -2) for x in cls_logits])
            np.save("logits.npy", logits.detach().float().cpu().numpy())
            np.save("targets.npy", targets.cpu().numpy())  # N: class, -1 background, -2 ignored

            Then open logits.npy; targets.npy is found beside it. Targets may also be 0 and 1 in the logits' own shape. \
            A CSV table does too: a line an anchor, its target first, then its K logits.""";

    private AnchorDumps() {}

    /**
     * Opens a dump.
     *
     * @param path      logits as .npy, any shape whose last size is the number of classes, with the targets beside it in a file of the same name
     *                  but "targets" for "logits"; or a table, a line an anchor, the target first and then its logits
     * @param cancelled asked at least every 100 ms; once true, the reading stops by a {@link java.util.concurrent.CancellationException}
     * @return the margins of all terms
     * @throws IOException where nothing could be read; the message says what to do
     */
    public static AnchorDump read(Path path, BooleanSupplier cancelled) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new DatasetException(path, "is not a file: name logits.npy or a CSV table", null);
        }
        if (FileNames.hasExtension(path, "json")) {
            throw new DatasetException(
                    path,
                    "is a results file, which holds only what the detector kept. Figure 4 needs the logits of all anchors,"
                            + " also of those that were thrown away. " + HOW_TO,
                    null);
        }
        if (FileNames.hasExtension(path, "pt") || FileNames.hasExtension(path, "pth")) {
            throw new DatasetException(path, "is PyTorch's own format, which may run programs. " + HOW_TO, null);
        }
        return FileNames.hasExtension(path, "npy") ? ofArrays(path, cancelled) : DumpTable.read(path, cancelled);
    }

    private static AnchorDump ofArrays(Path file, BooleanSupplier cancelled) throws IOException {
        Path targetFile = targetsOf(file);
        NpyArray logits = NpyArray.read(file, cancelled);
        NpyArray targets = NpyArray.read(targetFile, cancelled);
        boolean perTerm = Arrays.equals(logits.shape(), targets.shape()) && logits.shape().length > 1;
        int classes = logits.shape().length < 2 ? 1 : (int) logits.shape()[logits.shape().length - 1];
        int anchors = classes == 0 ? 0 : logits.values().length / classes;
        if (!perTerm && targets.values().length != anchors) {
            throw new DatasetException(
                    targetFile,
                    "has the shape " + Arrays.toString(targets.shape()) + ", but logits of the shape "
                            + Arrays.toString(logits.shape()) + " need " + anchors + " targets, one an anchor",
                    null);
        }
        List<Problem> problems = new ArrayList<>();
        Terms terms = perTerm ? perTerm(logits, targets) : perAnchor(logits, targets, classes, targetFile, problems);
        return terms.dump(file, anchors, classes, problems);
    }

    private static Path targetsOf(Path file) throws DatasetException {
        String name = file.getFileName().toString();
        int at = name.toLowerCase(Locale.ROOT).lastIndexOf("logits");
        if (at < 0) {
            throw new DatasetException(
                    file, "must have \"logits\" in its name, so that its targets can be found. " + HOW_TO, null);
        }
        Path targets = file.resolveSibling(name.substring(0, at) + "targets" + name.substring(at + "logits".length()));
        if (!Files.isRegularFile(targets)) {
            throw new DatasetException(file, "needs its targets in " + targets.getFileName() + ". " + HOW_TO, null);
        }
        return targets;
    }

    private static Terms perTerm(NpyArray logits, NpyArray targets) {
        Terms terms = new Terms();
        for (int i = 0; i < logits.values().length; i++) {
            if (targets.values()[i] < 0) {
                terms.ignore();
            } else {
                terms.add(logits.values()[i], targets.values()[i] > 0.5);
            }
        }
        return terms;
    }

    private static Terms perAnchor(
            NpyArray logits, NpyArray targets, int classes, Path targetFile, List<Problem> problems) {
        Terms terms = new Terms();
        long wrong = 0;
        int first = -1;
        for (int i = 0; i < targets.values().length; i++) {
            float target = targets.values()[i];
            if (!(target < classes) || target != Math.rint(target)) {
                first = first < 0 ? i : first;
                wrong++;
            } else if (target < -1) {
                terms.ignore();
            } else {
                for (int k = 0; k < classes; k++) {
                    terms.add(logits.values()[i * classes + k], target == k);
                }
            }
        }
        if (wrong > 0) {
            problems.add(new Problem(
                    targetFile,
                    "anchor " + first,
                    wrong + " targets are not a class from 0 to " + (classes - 1) + ", -1 or -2, the first "
                            + targets.values()[first] + ": left out"));
        }
        return terms;
    }
}
