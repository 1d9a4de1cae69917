package org.focallens.audit.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.focallens.audit.search.Candidate;
import org.focallens.audit.search.Coverage;
import org.focallens.audit.search.SearchResult;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Presets;
import org.junit.jupiter.api.Test;

/** Of 1,000 boxes that the search did not see. */
class SearchVerdictTest {
    private static final AssignSettings BEGUN = AssignSettings.of(Presets.PAPER);
    private static final AnchorSettings OTHER = BEGUN.anchors().each(level -> level.withSize(level.size() / 2));

    private static Candidate candidate(AnchorSettings anchors, int reached, double meanIou) {
        Coverage coverage = new Coverage(1000, reached, 1000 * meanIou);
        Candidate.Part part = new Candidate.Part(coverage, coverage);
        return new Candidate(anchors, part, part);
    }

    private static Verdict verdict(Candidate start, Candidate found) {
        SearchResult.Sampled sampled = new SearchResult.Sampled(10, 1000, 1000);
        return SearchVerdict.of(BEGUN, new SearchResult(start, start, found, List.of(), sampled, sampled, 5));
    }

    @Test
    void aHigherIouIsWorthHavingWhereEveryBoxIsReached() {
        Verdict verdict = verdict(candidate(BEGUN.anchors(), 1000, 0.789), candidate(OTHER, 1000, 0.882));
        assertThat(verdict.text()).isEqualTo("Your anchors reach every box; mean IoU can rise from 0.789 to 0.882.");
        assertThat(verdict.remedy().orElseThrow().settings().anchors()).isEqualTo(OTHER);
    }

    @Test
    void moreBoxesAreWorthAFallOfTheIou() {
        assertThat(verdict(candidate(BEGUN.anchors(), 950, 0.7), candidate(OTHER, 990, 0.69))
                        .text())
                .isEqualTo(
                        "Your anchors reach 95.00 % of the boxes; the anchors found reach 99.00 %, and mean IoU falls from"
                                + " 0.700 to 0.690.");
    }

    @Test
    void littleOrFewerBoxesAreNot() {
        assertThat(verdict(candidate(BEGUN.anchors(), 1000, 0.789), candidate(OTHER, 1000, 0.795)))
                .isEqualTo(
                        Verdict.plain(
                                "Your anchors reach every box, with mean IoU 0.789; the search found nothing worth changing them for."));
        assertThat(verdict(candidate(BEGUN.anchors(), 1000, 0.7), candidate(OTHER, 990, 0.9))
                        .remedy())
                .isEmpty();
    }
}
