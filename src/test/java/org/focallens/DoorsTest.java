package org.focallens;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A folder has a door, and the rooms behind it are entered through the door alone. */
@AnalyzeClasses(packages = "org.focallens", importOptions = ImportOption.DoNotIncludeTests.class)
class DoorsTest {

    /**
     * A part of the house.
     *
     * @param of      its package
     * @param doors   packages within it that all may use; the rest is entered by the part itself alone
     */
    private record Part(String of, List<String> doors) {}

    private static final List<Part> PARTS = List.of(
            new Part(
                    "data",
                    List.of(
                            "data",
                            "data.open",
                            "data.file",
                            "data.settings",
                            "data.image",
                            "data.scene",
                            "data.predictions",
                            "data.dump")),
            new Part(
                    "train",
                    List.of(
                            "train",
                            "train.source",
                            "train.settings",
                            "train.inspect",
                            "train.checkpoint",
                            "train.run",
                            "train.sweep")),
            new Part("cli", List.of("cli")),
            new Part("nn.nd4j", List.of("nn.nd4j")),
            new Part("ui.training", List.of("ui.training")),
            new Part("ui.anchors", List.of("ui.anchors")),
            new Part("ui.dataset", List.of("ui.dataset")),
            new Part("ui.loss", List.of("ui.loss")));

    @Test
    void everyPackageSaysWhatItIsForAndWhoMayEnter() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src", "main", "java", "org", "focallens"))) {
            assertThat(folders.filter(DoorsTest::holdsTypes))
                    .as("packages without a package-info.java")
                    .allMatch(folder -> Files.isRegularFile(folder.resolve("package-info.java")));
        }
    }

    private static boolean holdsTypes(Path folder) {
        String[] sources = folder.toFile().list((parent, name) -> name.endsWith(".java"));
        return sources != null && sources.length > 0;
    }

    @ArchTest
    static void onlyDoorsAreEntered(JavaClasses classes) {
        for (Part part : PARTS) {
            List<String> doors = new ArrayList<>();
            part.doors().forEach(door -> doors.add("org.focallens." + door));
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.focallens." + part.of() + "..")
                    .should()
                    .dependOnClassesThat(new RoomsOf("org.focallens." + part.of(), doors))
                    .because("of " + part.of() + " only " + part.doors() + " are doors")
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }
}
