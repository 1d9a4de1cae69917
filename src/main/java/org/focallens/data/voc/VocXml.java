package org.focallens.data.voc;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.focallens.data.file.Quote;
import org.focallens.data.format.Reading;
import org.focallens.data.format.TextFile;

/**
 * The texts of one Pascal VOC file, not yet judged. Values are found by their path from the root element, so that a person's parts, which have names
 * and boxes of their own, are not taken for objects.
 */
final class VocXml {
    /** Nothing of VOC lies deeper than object/part/bndbox/xmin; what does costs neither time nor memory. */
    private static final int DEEPEST = 6;

    /**
     * One object.
     *
     * @param line   it starts in
     * @param texts  by path below the object (name, difficult, bndbox/xmin ...)
     * @param boxes  how many bndbox it has
     * @param points around a polygon's points: left, top, right, bottom; null where it has none
     */
    record ObjectTexts(int line, Map<String, String> texts, int boxes, double[] points) {}

    /** Texts by path below the root element (filename, size/width ...). */
    final Map<String, String> texts = new HashMap<>();

    final List<ObjectTexts> objects = new ArrayList<>();
    /** Why reading stopped before the end, and in which line; null where it did not. */
    String broken;

    int brokenLine;

    private final Deque<String> path = new ArrayDeque<>();
    private int depth;
    private VocObjectTexts object;

    private VocXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    /** Reads what can be read. */
    static VocXml read(Path file, Reading reading) {
        VocXml xml = new VocXml();
        String text = TextFile.text(file, reading).orElse("");
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
            try {
                xml.read(reader);
            } catch (XMLStreamException e) {
                xml.stop(
                        e.getLocation() == null ? 0 : e.getLocation().getLineNumber(),
                        "the XML is broken (" + reason(e) + ")");
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            xml.stop(1, "the XML is broken (" + reason(e) + ")");
        }
        return xml;
    }

    /** The parser's own words without its location, which stands beside them. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        return Quote.of(at < 0 ? message : message.substring(at + 9));
    }

    private void stop(int line, String why) {
        broken = why;
        brokenLine = Math.max(1, line);
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (reader.hasNext() && broken == null) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                stop(
                        reader.getLocation().getLineNumber(),
                        "has a DOCTYPE, which is refused since it can pull in other files: remove it");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                open(reader.getLocalName(), reader.getLocation().getLineNumber());
                text.setLength(0);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                close(text.toString().strip());
                text.setLength(0);
            }
        }
    }

    private void open(String name, int line) {
        if (depth == 0 && !name.equals("annotation")) {
            stop(1, "the XML's root is <" + Quote.of(name) + "> and not <annotation>: not a Pascal VOC file");
            return;
        }
        if (++depth <= DEEPEST) {
            path.addLast(name);
        }
        if (depth == 2 && name.equals("object")) {
            object = new VocObjectTexts(line);
        }
    }

    private void close(String text) {
        if (depth-- > DEEPEST) {
            return;
        }
        List<String> names = List.copyOf(path);
        path.removeLast();
        if (object == null) {
            if (names.size() > 1) {
                texts.putIfAbsent(String.join("/", names.subList(1, names.size())), text);
            }
        } else if (names.size() > 2) {
            object.add(String.join("/", names.subList(2, names.size())), text);
        } else {
            objects.add(object.texts());
            object = null;
        }
    }
}
