package org.focallens.ui.dataset.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.focallens.audit.search.Candidate;
import org.focallens.audit.search.Search;
import org.focallens.audit.search.SearchResult;
import org.focallens.audit.search.SearchSettings;
import org.focallens.audit.search.SearchStep;
import org.focallens.core.preset.AssignSettings;
import org.focallens.data.Dataset;
import org.focallens.ui.common.work.Background;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.focallens.ui.dataset.model.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search for anchors that fit the open data set better. What is found changes nothing until it is applied, and that can be undone. */
public final class SearchViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(SearchViewModel.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Background searching;
    private final DatasetViewModel set;
    private final Work work;
    private final ReadOnlyObjectWrapper<SearchSettings> settings = new ReadOnlyObjectWrapper<>(SearchSettings.DEFAULT);
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<SearchStep>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>();

    /**
     * What a search found, and by what settings of the room it was begun.
     *
     * @param begun  anchors, rules and input size at its start
     * @param result the candidates
     */
    record Found(AssignSettings begun, SearchResult result) {}

    public SearchViewModel(Background searching, DatasetViewModel set) {
        this.searching = searching;
        this.set = set;
        this.work = new Work(searching);
        set.dataset().subscribe(dataset -> {
            work.cancel();
            steps.set(List.of());
            found.set(null);
        });
    }

    /** Changes how is searched; what is out of range changes nothing and is told by {@link #error}. */
    void change(UnaryOperator<SearchSettings> change) {
        try {
            settings.set(change.apply(settings.get()));
            error.set("");
        } catch (IllegalArgumentException e) {
            error.set(e.getMessage());
        }
    }

    /** {@return what is remembered of the search} */
    public JsonNode save() {
        return JSON.valueToTree(settings.get());
    }

    /** Takes what was remembered; what means nothing any more keeps its default. */
    public void restore(JsonNode saved) {
        try {
            if (saved.isObject()) {
                settings.set(JSON.treeToValue(saved, SearchSettings.class));
            }
        } catch (JsonProcessingException e) {
            LOG.warn("the search for anchors starts with its defaults: {}", e.getOriginalMessage());
        }
    }

    /** Begins with the room's anchors. */
    void start() {
        Dataset dataset = set.dataset().get();
        if (dataset == null) {
            return;
        }
        AssignSettings begun = set.history().get().settings();
        SearchSettings how = settings.get();
        steps.set(List.of());
        found.set(null);
        work.start(
                "Searching anchors for " + dataset.name() + " …",
                "The search was cancelled; nothing changed",
                (cancelled, progress) -> new Search(begun, how).of(dataset, cancelled, step -> {
                    progress.accept((double) step.generation() / step.generations());
                    searching.later(() -> {
                        if (!cancelled.getAsBoolean()) {
                            add(step);
                        }
                    });
                }),
                result -> {
                    found.set(new Found(begun, result));
                    work.say(describe(result));
                });
    }

    private void add(SearchStep step) {
        List<SearchStep> longer = new ArrayList<>(steps.get());
        longer.add(step);
        steps.set(List.copyOf(longer));
    }

    private static String describe(SearchResult result) {
        String held = SearchResults.percent(result.start().heldOut().placed().bestPossibleRecall()) + " to "
                + SearchResults.percent(result.found().heldOut().placed().bestPossibleRecall());
        return result.improved()
                ? "Search finished: best possible recall on the held-out images from " + held
                : "Search finished: no better anchors found";
    }

    /** Takes anchors into the room's settings; undone like any change of them. */
    void apply(Candidate candidate) {
        AssignSettings now = set.history().get().settings();
        set.change("anchors of the search", now.with(candidate.anchors()));
    }

    public Work work() {
        return work;
    }

    ReadOnlyObjectProperty<SearchSettings> settings() {
        return settings.getReadOnlyProperty();
    }

    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /** {@return the best candidate of each generation so far} */
    ReadOnlyObjectProperty<List<SearchStep>> steps() {
        return steps.getReadOnlyProperty();
    }

    /** {@return what was found last, null before a search has ended} */
    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }
}
