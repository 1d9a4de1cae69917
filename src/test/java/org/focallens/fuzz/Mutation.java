package org.focallens.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes a valid input at random: as bytes, as lines and numbers of a text, or as the tree of a JSON document. */
final class Mutation {

    static final int LARGEST = 1 << 20;

    static final List<String> EXTREMES = List.of(
            "0",
            "-1",
            "1e39",
            "-1e400",
            "1e-400",
            "NaN",
            "Infinity",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "0.1e",
            "1,5",
            "0x10",
            "",
            "null",
            "true",
            "7".repeat(3000),
            "\u0661\u0662",
            "--",
            "\"",
            "1 2");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Mutation() {}

    /** {@return the input after one to three changes, none larger than {@link #LARGEST}} */
    static byte[] of(byte[] input, Random random) {
        byte[] bytes = input;
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = once(bytes, random);
        }
        return bytes.length > LARGEST ? Arrays.copyOf(bytes, LARGEST) : bytes;
    }

    private static byte[] once(byte[] input, Random random) {
        if (input.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        if (random.nextInt(3) == 0 || !isText(input)) {
            return bytes(input, random);
        }
        String text = new String(input, StandardCharsets.UTF_8);
        if (random.nextBoolean()) {
            String changed = JsonMutation.of(text, random);
            if (changed != null) {
                return changed.getBytes(StandardCharsets.UTF_8);
            }
        }
        return text(text, random).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isText(byte[] input) {
        for (byte value : input) {
            if (value == 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(byte[] input, Random random) {
        int from = random.nextInt(input.length);
        int to = Math.min(input.length, from + 1 + random.nextInt(64));
        byte[] changed = input.clone();
        switch (random.nextInt(6)) {
            case 0 -> changed[from] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed = Arrays.copyOf(input, from);
            case 2 -> Arrays.fill(changed, from, to, (byte) (random.nextBoolean() ? 0 : 255));
            case 3 -> changed = joined(input, from, new byte[1 + random.nextInt(16)], from);
            case 4 -> changed = joined(input, to, Arrays.copyOfRange(input, from, to), to);
            default -> changed = joined(input, from, new byte[0], to);
        }
        return changed;
    }

    private static byte[] joined(byte[] input, int end, byte[] middle, int start) {
        byte[] all = Arrays.copyOf(input, end + middle.length + input.length - start);
        System.arraycopy(middle, 0, all, end, middle.length);
        System.arraycopy(input, start, all, end + middle.length, input.length - start);
        return all;
    }

    private static String text(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("(?<=\n)")));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(other, lines.get(at));
            case 2 -> lines.set(at, lines.set(other, lines.get(at)));
            case 3 -> lines.set(at, lines.get(at).repeat(1 + random.nextInt(50)));
            case 4 -> lines.set(at, deep(lines.get(at), random));
            default -> {
                return number(text, random);
            }
        }
        return String.join("", lines);
    }

    /** An element, a list or an indent within itself, many times. */
    private static String deep(String line, Random random) {
        int depth = random.nextBoolean() ? 50 : 5000;
        String open =
                List.of("<a>", "[", "{\"a\":", "- ", "&a [*a, ", "<object>").get(random.nextInt(6));
        return open.repeat(depth) + line;
    }

    private static String number(String text, Random random) {
        List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
        if (numbers.isEmpty()) {
            return text + extreme(random);
        }
        MatchResult one = numbers.get(random.nextInt(numbers.size()));
        return text.substring(0, one.start()) + extreme(random) + text.substring(one.end());
    }

    static String extreme(Random random) {
        return EXTREMES.get(random.nextInt(EXTREMES.size()));
    }
}
