package org.focallens.audit.verdict;

import java.util.Objects;
import java.util.Optional;

/**
 * One conclusion of an audit.
 *
 * @param text   for people, whole sentences
 * @param remedy what was tried and helps; empty where nothing is to be done or nothing that was tried helps
 */
public record Verdict(String text, Optional<SetRemedy> remedy) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public Verdict {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** A conclusion that asks for nothing. */
    static Verdict plain(String text) {
        return new Verdict(text, Optional.empty());
    }
}
