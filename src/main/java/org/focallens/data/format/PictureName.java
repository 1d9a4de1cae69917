package org.focallens.data.format;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture's name as an annotation writes it: of any machine, any file system, or a web address. */
final class PictureName {
    private PictureName() {}

    /**
     * The name's parts, the file's own last: split at / and \, without a drive, a scheme, an address's query, and without . and .. parts; accents
     * composed, so that names that look the same are the same.
     */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : withoutAddress(name).replace('\\', '/').split("/", 0)) {
            if (!part.isBlank() && !part.equals(".") && !part.equals("..")) {
                parts.add(composed(part.strip()));
            }
        }
        return parts;
    }

    static String composed(String part) {
        return Normalizer.isNormalized(part, Normalizer.Form.NFC)
                ? part
                : Normalizer.normalize(part, Normalizer.Form.NFC);
    }

    /** By which names are looked up: composed, in small letters. */
    static String folded(String part) {
        return composed(part).toLowerCase(Locale.ROOT);
    }

    private static String withoutAddress(String name) {
        int scheme = name.indexOf("://");
        if (scheme < 2 || name.lastIndexOf('/', scheme) >= 0) {
            return name;
        }
        String path = name.substring(scheme + 3);
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** The name with its percent signs decoded; the same where it holds none or they are no code. */
    static String decoded(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name; // a percent sign of its own
        }
    }

    /** A part without its extension; a hidden file's dot starts none. */
    static String stem(String part) {
        int dot = part.lastIndexOf('.');
        return dot <= 0 ? part : part.substring(0, dot);
    }
}
