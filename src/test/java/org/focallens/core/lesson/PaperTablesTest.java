package org.focallens.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.focallens.core.lesson.PaperTable.Row;
import org.junit.jupiter.api.Test;

class PaperTablesTest {

    @Test
    void printsWhatThePaperPrints() {
        assertThat(PaperTables.T1A.rows()).extracting(Row::ap).containsExactly(0.0, 10.8, 30.2, 31.1, 30.8, 28.7, 25.1);
        assertThat(PaperTables.T1A.rows())
                .extracting(Row::ap50)
                .containsExactly(0.0, 16.0, 46.7, 49.4, 49.7, 47.4, 41.7);
        assertThat(PaperTables.T1A.rows())
                .extracting(Row::ap75)
                .containsExactly(0.0, 11.7, 32.8, 33.0, 32.3, 29.9, 26.1);
        assertThat(PaperTables.T1B.rows())
                .extracting(Row::ap)
                .containsExactly(31.1, 31.4, 31.9, 32.9, 33.7, 34.0, 32.2);
        assertThat(PaperTables.T1B.rows())
                .extracting(Row::ap50)
                .containsExactly(49.4, 49.9, 50.7, 51.7, 52.0, 52.5, 49.6);
        assertThat(PaperTables.T1B.rows())
                .extracting(Row::ap75)
                .containsExactly(33.0, 33.1, 33.4, 35.2, 36.2, 36.5, 34.8);
        assertThat(PaperTables.T1C.rows())
                .extracting(Row::ap)
                .containsExactly(30.3, 31.9, 31.8, 32.4, 34.2, 34.0, 33.8);
        assertThat(PaperTables.T1C.rows())
                .extracting(Row::ap50)
                .containsExactly(49.0, 50.0, 49.4, 52.3, 53.1, 52.5, 52.1);
        assertThat(PaperTables.T1C.rows())
                .extracting(Row::ap75)
                .containsExactly(31.8, 34.0, 33.7, 33.9, 36.5, 36.5, 36.2);
        assertThat(PaperTables.T1D.rows())
                .extracting(Row::ap)
                .containsExactly(31.1, 31.8, 30.6, 32.8, 31.0, 27.6, 31.1, 28.3, 24.0, 36.0);
        assertThat(PaperTables.T1D.rows())
                .extracting(Row::ap50)
                .containsExactly(47.2, 48.8, 47.0, 50.3, 47.4, 42.0, 47.2, 42.4, 35.5, 54.9);
        assertThat(PaperTables.T1D.rows())
                .extracting(Row::ap75)
                .containsExactly(33.2, 33.9, 32.6, 35.1, 33.0, 29.2, 33.2, 30.3, 25.8, 38.7);
        assertThat(PaperTables.T3.rows()).extracting(Row::ap).containsExactly(31.1, 34.0, 33.8, 33.9);
        assertThat(PaperTables.all()).extracting(PaperTable::id).isEqualTo(List.of("1a", "1b", "1c", "1d", "3"));
    }

    @Test
    void marksTheSettingsAtHand() {
        assertThat(PaperTables.T1A.place(0.75, 0)).hasValue(3);
        assertThat(PaperTables.T1A.place(0.05, 0)).isEmpty();
        assertThat(PaperTables.T1B.place(0.25, 1.5).orElseThrow()).isCloseTo(4.5, within(1e-12));
        assertThat(PaperTables.T1B.place(0.25, 5)).hasValue(6);
        assertThat(PaperTables.T1B.place(0.25, 7)).isEmpty();
        assertThat(PaperTables.T1D.place(0.25, 2)).hasValue(9);
        assertThat(PaperTables.T1D.place(0.5, 2)).isEmpty();
        assertThat(PaperTables.T3.place(0.25, 0)).hasValue(0);
        assertThat(PaperTables.T3.place(0.25, 2)).hasValue(1);
        assertThat(PaperTables.T1C.place(0.25, 2)).isEmpty();
    }
}
