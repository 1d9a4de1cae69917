package org.focallens.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteTest {

    @Test
    void whatSteersAConsoleIsNotQuoted() {
        assertThat(Quote.of("a\u001b[31mb\u0007\u0085c\u009b2J\u202ed\u2028e")).isEqualTo("a?[31mb??c?2J?d?e");
        assertThat(Quote.line("a\nb\r\n\u001b[0mc")).isEqualTo("a b ?[0mc");
        assertThat(Quote.of("naïve 猫 🐱")).isEqualTo("naïve 猫 🐱");
    }

    @Test
    void longValuesAreShortenedBetweenCharacters() {
        assertThat(Quote.of("x".repeat(5000))).isEqualTo("x".repeat(60) + "...");
        assertThat(Quote.of("x".repeat(59) + "🐱 and more")).isEqualTo("x".repeat(59) + "...");
    }

    @Test
    void aLongMessageKeepsItsBeginningAndItsEnd() {
        String line = Quote.line("run.json: " + "x".repeat(5000) + " is not known");
        assertThat(line)
                .startsWith("run.json: xxx")
                .endsWith("xxx is not known")
                .hasSizeLessThan(1100);
    }
}
