package org.focallens.ui.loss.distribution;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.focallens.core.lesson.Scores;
import org.focallens.data.dump.AnchorDump;
import org.focallens.data.dump.AnchorDumps;
import org.focallens.text.Texts;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.ScoreSource;
import org.focallens.ui.common.work.Background;

/** The scores of a model of one's own, from a dump of the logits and targets of all its anchors. */
public final class DumpScores implements ScoreSource {
    private final Dialogs dialogs;
    private final Background background;
    private final ReadOnlyObjectWrapper<Scores> scores = new ReadOnlyObjectWrapper<>();

    /**
     * Without a dump.
     *
     * @param dialogs    asks which dump, and tells what is wrong with it
     * @param background where it is read
     */
    public DumpScores(Dialogs dialogs, Background background) {
        this.dialogs = dialogs;
        this.background = background;
    }

    @Override
    public String name() {
        return "your own model";
    }

    @Override
    public String title() {
        return "yours";
    }

    @Override
    public ObservableValue<Scores> scores() {
        return scores.getReadOnlyProperty();
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public String advice() {
        return "open a dump of its logits and targets. " + AnchorDumps.HOW_TO;
    }

    @Override
    public void choose() {
        dialogs.openDump().ifPresent(this::open);
    }

    private void open(Path file) {
        background.submit(
                cancelled -> AnchorDumps.read(file, cancelled),
                this::take,
                failure -> dialogs.error("The dump cannot be opened", String.valueOf(failure.getMessage())));
    }

    private void take(AnchorDump dump) {
        scores.set(dump.scores());
        if (!dump.problems().isEmpty()) {
            dialogs.show(
                    Texts.format(
                            "%s: %,d anchors read, %s",
                            dump.file().getFileName(),
                            dump.anchors(),
                            Texts.counted(dump.problems().size(), "problem", "problems")),
                    String.join(
                            "\n", dump.problems().stream().map(Object::toString).toList()));
        }
    }
}
