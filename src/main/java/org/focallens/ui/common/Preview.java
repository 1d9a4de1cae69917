package org.focallens.ui.common;

import java.util.List;

/**
 * Texts to be looked at before one of them is copied or saved.
 *
 * @param title  of the window
 * @param choice what is chosen between, in a word or two
 * @param drafts to choose from, at least one
 * @param first  the one that is shown at first
 */
public record Preview(String title, String choice, List<Draft> drafts, Draft first) {

    /**
     * @throws IllegalArgumentException if the first is not among the drafts
     */
    public Preview {
        drafts = List.copyOf(drafts);
        if (!drafts.contains(first)) {
            throw new IllegalArgumentException("first must be one of the drafts but is " + first.name);
        }
    }

    /**
     * One of the texts.
     *
     * @param name     as a person chooses it
     * @param fileName proposed for saving
     * @param text     the file's content
     * @param notes    what to know of it, a sentence each
     */
    public record Draft(String name, String fileName, String text, List<String> notes) {
        public Draft {
            notes = List.copyOf(notes);
        }
    }
}
