package org.focallens.data;

import java.nio.file.Path;
import java.util.Objects;
import org.focallens.data.file.Quote;

/**
 * One thing that is wrong in a data set. Reading went on.
 *
 * @param file  the file it is in
 * @param where the place in the file, e.g. "line 3", "annotation id 17" or "object 2"; empty where it is the file as a whole
 * @param what  what is wrong with which value, and what was done or is to be done
 */
public record Problem(Path file, String where, String what) {
    /**
     * {@inheritDoc} Whoever found it may quote what stood there: what steers a console is taken out.
     *
     * @throws NullPointerException where one is null
     */
    public Problem {
        Objects.requireNonNull(file, "file");
        where = Quote.line(where);
        what = Quote.line(what);
    }

    /** @return "file:3: what" for a line, "file: annotation id 17: what" for other places */
    @Override
    public String toString() {
        String name = Quote.line(file.toString());
        if (where.isEmpty()) {
            return name + ": " + what;
        }
        return where.matches("line \\d+")
                ? name + ":" + where.substring(5) + ": " + what
                : name + ": " + where + ": " + what;
    }
}
