package org.focallens.data.cvat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.focallens.data.cvat.CvatShape.Element;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.format.WatchedInputStream;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;
import org.focallens.text.Texts;

/** Streams CVAT's XML 1.1 (docs.cvat.ai, "CVAT"): images with shapes, or tracks of a video whose shapes name their frame. */
final class CvatXml {
    private static final int DEEPEST = 100;
    private static final int MOST_FRAMES = 1_000_000;

    private final LabelFile file;
    private final CvatShape shapes;
    private XMLStreamReader xml;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private Entry image;
    private String track;
    private boolean video;
    private final Map<String, Double> meta = new HashMap<>();
    private int skeleton;

    private CvatXml(LabelFile file) {
        this.file = file;
        this.shapes = new CvatShape(file);
    }

    static void read(LabelFile file) throws IOException {
        try (InputStream in = new BufferedInputStream(
                new WatchedInputStream(
                        Files.newInputStream(file.path()),
                        Files.size(file.path()),
                        file.gathering().reading()),
                1 << 16)) {
            new CvatXml(file).read(in);
        }
    }

    private void read(InputStream in) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            xml = factory.createXMLStreamReader(in);
            while (xml.hasNext() && step(xml.next())) {
                // until the end, or what makes the rest unreadable
            }
            xml.close();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            String message = String.valueOf(e.getMessage());
            int at = message.indexOf("Message: ");
            file.problem(
                    "line " + line,
                    "the XML is broken (" + Quote.of(at < 0 ? message : message.substring(at + 9))
                            + "): read up to there");
        }
    }

    private boolean step(int event) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            text.setLength(0);
            path.addLast(xml.getLocalName());
            if (path.size() > DEEPEST) {
                file.problem(where(), "elements are nested more than " + DEEPEST + " deep: read up to there");
                return false;
            }
            start(new Element(
                    xml.getLocalName(), attributes(), xml.getLocation().getLineNumber()));
        } else if (event == XMLStreamConstants.CHARACTERS && text.length() < 1000) {
            text.append(xml.getText());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            path.removeLast();
            end(xml.getLocalName(), path.isEmpty() ? "" : path.getLast());
        }
        return true;
    }

    private String where() {
        return "line " + xml.getLocation().getLineNumber();
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private void start(Element element) {
        Map<String, String> attributes = element.attributes();
        switch (element.name()) {
            case "image" -> image(element);
            case "track" -> {
                track = attributes.getOrDefault("label", "");
                video = true;
                file.beside(Extra.TRACK);
            }
            case "attribute" -> {
                if (image != null || track != null) {
                    file.beside(Extra.ATTRIBUTES);
                }
            }
            default -> {
                if (CvatShape.is(element.name())) {
                    shape(element);
                }
            }
        }
    }

    private void image(Element element) {
        String name = element.attributes().get("name");
        if (name == null || name.isBlank()) {
            file.problem(element.where(), "an image has no name: left out with its boxes");
            return;
        }
        image = file.image(name, element.where());
        image.size(number(element, "width"), number(element, "height"));
        image.split(element.attributes().get("subset"));
    }

    private static double number(Element element, String name) {
        return Numbers.parse(element.attributes().getOrDefault(name, ""));
    }

    /** A skeleton's points are parts of it. */
    private void shape(Element element) {
        boolean part = skeleton > 0;
        if (element.name().equals("skeleton")) {
            skeleton++;
        }
        if (part) {
            return;
        }
        if (track == null) {
            if (image != null) {
                shapes.add(image, element.attributes().get("label"), element);
            }
            return;
        }
        double frame = number(element, "frame");
        if (!(frame >= 0 && frame < Integer.MAX_VALUE)) {
            file.problem(
                    element.where(),
                    "frame must be a number from 0 but is \""
                            + Quote.of(element.attributes().getOrDefault("frame", "")) + "\": left out");
        } else if (!"1".equals(element.attributes().get("outside"))) {
            shapes.add(frame((int) frame, element.where()), track, element);
        }
    }

    private Entry frame(int number, String where) {
        Entry frame = file.image(frameName(number), where);
        frame.size(meta.getOrDefault("width", 0.0), meta.getOrDefault("height", 0.0));
        return frame;
    }

    /** As CVAT names a video's frames. */
    static String frameName(int number) {
        return Texts.format("frame_%06d", number);
    }

    private void end(String name, String parent) {
        switch (parent + "/" + name) {
            case "annotations/image" -> image = null;
            case "annotations/track" -> track = null;
            case "label/name" -> file.gathering().declare(text.toString());
            case "original_size/width", "original_size/height", "task/start_frame", "task/stop_frame" ->
                meta.put(name, Numbers.parse(text.toString()));
            case "/annotations" -> framesWithoutBoxes();
            default -> {
                if (name.equals("skeleton")) {
                    skeleton--;
                }
            }
        }
    }

    /** Of a video every frame is an image, where its picture is there. */
    private void framesWithoutBoxes() {
        double last = meta.getOrDefault("stop_frame", -1.0);
        if (!video || !(last < MOST_FRAMES)) {
            return;
        }
        for (int i = (int) Math.max(0, meta.getOrDefault("start_frame", 0.0)); i <= last; i++) {
            file.imageIfThere(frameName(i));
        }
    }
}
