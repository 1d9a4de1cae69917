package org.focallens.data.coco;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Ids as keys. COCO's own are whole numbers, but readers in Python take anything that can be a key: texts, and numbers beyond 64 bits. Those get numbers
 * at the lower end of 64 bits, where no id is.
 */
final class CocoIds {
    private static final long FIRST = Long.MIN_VALUE + 1;
    private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE / 2);
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final Map<String, Long> keys = new HashMap<>();
    private final Map<Long, String> texts = new HashMap<>();

    /** The key of an id that is written as text: the number where it is one of 64 bits, else its own. */
    long of(String text) {
        if (text.matches("[+-]?\\d{1,20}")) {
            BigInteger number = new BigInteger(text);
            if (number.compareTo(LOWEST) > 0 && number.compareTo(HIGHEST) <= 0) {
                return number.longValue();
            }
        }
        Long key = keys.get(text);
        if (key == null) {
            key = FIRST + keys.size();
            keys.put(text, key);
            texts.put(key, text);
        }
        return key;
    }

    /** Whether an id is a number of 64 bits. */
    boolean isNumber(long key) {
        return !texts.containsKey(key);
    }

    /** The id as its file writes it. */
    String text(long key) {
        return texts.getOrDefault(key, Long.toString(key));
    }
}
