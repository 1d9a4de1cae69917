package org.focallens.data.voc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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

/**
 * The texts of one Pascal VOC file, not yet judged. Values are found by their path from the root element, so that a person's parts, which have names
 * and boxes of their own, are not taken for objects.
 */
final class VocXml {
    /** An object's texts by path below the object (name, difficult, bndbox/xmin ...) and the line it starts in. */
    record ObjectTexts(int line, Map<String, String> texts) {}

    /** Texts by path below the root element (filename, size/width ...). */
    final Map<String, String> texts = new HashMap<>();

    final List<ObjectTexts> objects = new ArrayList<>();
    /** Why reading stopped before the end, and in which line; null where it did not. */
    String broken;

    int brokenLine;

    private VocXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    /** Reads what can be read. */
    static VocXml read(Path file) throws IOException {
        VocXml xml = new VocXml();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader reader = factory().createXMLStreamReader(in);
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
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        ObjectTexts object = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                stop(
                        reader.getLocation().getLineNumber(),
                        "has a DOCTYPE, which is refused since it can pull in other files: remove it");
                return;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (path.isEmpty() && !reader.getLocalName().equals("annotation")) {
                    stop(
                            1,
                            "the XML's root is <" + Quote.of(reader.getLocalName())
                                    + "> and not <annotation>: not a Pascal VOC file");
                    return;
                }
                path.addLast(reader.getLocalName());
                text.setLength(0);
                if (path.size() == 2 && reader.getLocalName().equals("object")) {
                    object = new ObjectTexts(reader.getLocation().getLineNumber(), new HashMap<>());
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                object = close(path, text.toString().strip(), object);
                text.setLength(0);
            }
        }
    }

    private ObjectTexts close(Deque<String> path, String text, ObjectTexts object) {
        List<String> names = List.copyOf(path);
        path.removeLast();
        if (object == null) {
            if (names.size() > 1) {
                texts.putIfAbsent(String.join("/", names.subList(1, names.size())), text);
            }
            return null;
        }
        if (names.size() > 2) {
            object.texts.putIfAbsent(String.join("/", names.subList(2, names.size())), text);
            return object;
        }
        objects.add(object);
        return null;
    }
}
