package org.focallens.data.yolo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.focallens.data.file.Quote;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML text as maps, lists and texts as written: yes and 1.0 are names and no values. An alias is the very list that it names, so that aliases cost
 * nothing, however often they double; what nests deeper than a data.yaml does is refused. Of a key that stands twice the last counts, as for PyYAML.
 */
final class YamlTree {
    private static final int DEEPEST = 50;

    /** Why a text is no YAML of this kind. */
    static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A list or map that is being filled; the key waits for its value. */
    private static final class Open {
        private final Object value;
        private Object key;

        Open(Object value) {
            this.value = value;
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Object> anchors = new HashMap<>();
    private Object root;

    private YamlTree() {}

    /** Null where the text is empty. */
    static Object of(String text) throws BrokenException {
        YamlTree tree = new YamlTree();
        String clean = text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", " ");
        try {
            for (Event event : new Parse(LoadSettings.builder().build()).parseString(clean)) {
                tree.take(event);
            }
        } catch (YamlEngineException e) {
            throw new BrokenException(Quote.of(String.valueOf(e.getMessage())), e);
        }
        return tree.root;
    }

    private void take(Event event) throws BrokenException {
        switch (event.getEventId()) {
            case MappingStart -> start(new LinkedHashMap<>(), ((MappingStartEvent) event));
            case SequenceStart -> start(new ArrayList<>(), ((SequenceStartEvent) event));
            case MappingEnd, SequenceEnd -> open.pop();
            case Scalar -> {
                String text = value((ScalarEvent) event);
                anchor((NodeEvent) event, text);
                add(text);
            }
            case Alias -> add(anchors.get(((AliasEvent) event).getAlias().getValue()));
            default -> {
                // begins and ends of the stream and its documents, comments
            }
        }
    }

    private void start(Object value, NodeEvent event) throws BrokenException {
        anchor(event, value);
        add(value);
        open.push(new Open(value));
        if (open.size() > DEEPEST) {
            throw new BrokenException("it nests more than " + DEEPEST + " deep", null);
        }
    }

    private void anchor(NodeEvent event, Object value) {
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
    }

    private static String value(ScalarEvent scalar) {
        boolean nothing = scalar.isPlain() && List.of("", "~", "null").contains(scalar.getValue());
        return nothing ? null : scalar.getValue();
    }

    @SuppressWarnings("unchecked")
    private void add(Object value) {
        Open parent = open.peek();
        if (parent == null) {
            root = root == null ? value : root;
        } else if (parent.value instanceof List<?> list) {
            ((List<Object>) list).add(value);
        } else if (parent.key == null) {
            parent.key = value == null ? "" : value;
        } else {
            ((Map<Object, Object>) parent.value).put(parent.key instanceof String ? parent.key : "?", value);
            parent.key = null;
        }
    }
}
