package org.focallens.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.preset.Presets;
import org.junit.jupiter.api.Test;

class GenomeTest {
    private static List<Double> sizes(AnchorSettings anchors) {
        return anchors.levels().stream().map(AnchorLevel::size).toList();
    }

    private static AnchorSettings grown(AnchorSettings start) {
        Genome genome = new Genome(start, SearchSettings.DEFAULT);
        double[] genes = genome.of(start);
        genes[3] = Math.log(4); // P6: 256 becomes 1024
        return genome.anchors(genes);
    }

    @Test
    void sizesThatOvertakeChangePlaces() {
        AnchorSettings paper = Presets.PAPER.anchors();
        assertThat(sizes(grown(paper))).containsExactly(32.0, 64.0, 128.0, 512.0, 1024.0);
    }

    @Test
    void aStartThatIsOutOfOrderMayStaySo() {
        AnchorSettings odd =
                Presets.PAPER.anchors().each(level -> level.withSize(level.level() == 7 ? 16 : level.size()));
        assertThat(sizes(grown(odd))).containsExactly(32.0, 64.0, 128.0, 1024.0, 16.0);
    }
}
