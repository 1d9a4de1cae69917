package org.focallens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages about the code name is there, and the map leaves no floor out. */
class SitePagesTest {
    private static final Path SITE = Path.of("src", "site", "markdown");
    private static final Path MAIN = Path.of("src", "main", "java", "org", "focallens");
    private static final Path TEST = Path.of("src", "test", "java", "org", "focallens");
    private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z]\\w*[a-z]\\w*(\\.\\w+)?");
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

    /** Lower-case words in code font that are no packages, commands among them; options begin with a dash and are none either. */
    private static final Set<String> OTHER_WORDS =
            Set.of("org.focallens", "package-info", "truth", "audit", "evaluate", "train", "sweep", "convert");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(SITE)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyClassIsThere(Path page) throws IOException {
        Set<String> known = Stream.concat(sources(MAIN), sources(TEST))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        assertThat(words(page)
                        .filter(word -> CLASS.matcher(word).matches())
                        .map(word -> word.replaceFirst("\\..*", "")))
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPackageIsThere(Path page) throws IOException {
        assertThat(words(page)
                        .filter(word -> PACKAGE.matcher(word).matches())
                        .filter(word -> !OTHER_WORDS.contains(word)))
                .allSatisfy(
                        name -> assertThat(MAIN.resolve(name.replace('.', '/'))).isDirectory());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            assertThat(page.resolveSibling(link.group(1))).exists();
        }
    }

    @Test
    void theMapHasEveryFloor() throws IOException {
        List<String> named = words(SITE.resolve("architecture.md")).toList();
        try (Stream<Path> top = Files.list(MAIN);
                Stream<Path> rooms = Files.list(MAIN.resolve("ui"))) {
            assertThat(Stream.concat(top, rooms)
                            .filter(Files::isDirectory)
                            .map(floor -> MAIN.relativize(floor)
                                    .toString()
                                    .replace('\\', '/')
                                    .replace('/', '.'))
                            .filter(floor -> !floor.equals("ui")))
                    .isSubsetOf(named);
        }
    }

    private static Stream<String> words(Path page) throws IOException {
        return CODE.matcher(Files.readString(page)).results().map(word -> word.group(1));
    }

    private static Stream<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
