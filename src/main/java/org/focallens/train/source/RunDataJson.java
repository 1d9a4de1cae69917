package org.focallens.train.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads {@link RunData}, also that of runs that were saved before sets had splits of their own: those go on as they were drawn. */
final class RunDataJson extends StdDeserializer<RunData> {
    private static final long serialVersionUID = 1L;

    RunDataJson() {
        super(RunData.class);
    }

    /** As in a file. */
    private record Saved(String name, int size, boolean flipped, int tests, SetPart part) {}

    /** As in a file of before. */
    private record Before(String name, int size, boolean flipped, int tests) {}

    @Override
    public RunData deserialize(JsonParser json, DeserializationContext context) throws IOException {
        var tree = context.readTree(json);
        if (tree.has("part")) {
            Saved saved = context.readTreeAsValue(tree, Saved.class);
            return new RunData(saved.name, saved.size, saved.flipped, saved.tests, saved.part);
        }
        Before before = context.readTreeAsValue(tree, Before.class);
        return new RunData(before.name, before.size, before.flipped, before.tests, SetPart.DRAWN);
    }
}
