package org.focallens;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.event.EventHandler;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import org.apache.commons.csv.CSVPrinter;
import org.focallens.text.CsvTable;

/** Arrows point down only. */
@AnalyzeClasses(packages = "org.focallens", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("app")
            .definedBy("org.focallens.app..")
            .layer("cli")
            .definedBy("org.focallens.cli..")
            .layer("window")
            .definedBy("org.focallens.ui.window..")
            .layer("rooms")
            .definedBy(
                    "org.focallens.ui.anchors..",
                    "org.focallens.ui.dataset..",
                    "org.focallens.ui.loss..",
                    "org.focallens.ui.training..")
            .layer("ui.common")
            .definedBy("org.focallens.ui.common..")
            .layer("figure")
            .definedBy("org.focallens.figure..")
            .layer("train")
            .definedBy("org.focallens.train..")
            .layer("nn.nd4j")
            .definedBy("org.focallens.nn.nd4j..")
            .layer("nn")
            .definedBy("org.focallens.nn", "org.focallens.nn.optimiser..")
            .layer("audit")
            .definedBy("org.focallens.audit..")
            .layer("data")
            .definedBy("org.focallens.data..")
            .layer("core")
            .definedBy("org.focallens.core..")
            .layer("text")
            .definedBy("org.focallens.text..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("window")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("rooms")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("ui.common")
            .mayOnlyBeAccessedByLayers("app", "window", "rooms")
            .whereLayer("figure")
            .mayOnlyAccessLayers("text")
            .whereLayer("train")
            .mayOnlyBeAccessedByLayers("app", "cli", "rooms")
            .whereLayer("nn.nd4j")
            .mayOnlyBeAccessedByLayers("app", "cli", "rooms")
            .whereLayer("nn")
            .mayOnlyBeAccessedByLayers("app", "cli", "rooms", "train", "nn.nd4j")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("app", "cli", "rooms")
            .whereLayer("data")
            .mayOnlyAccessLayers("core", "text")
            .whereLayer("core")
            .mayOnlyAccessLayers("text")
            .whereLayer("text")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule CORE_COMPUTES_AND_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage("org.focallens.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx..", "java.awt..", "javax.imageio..", "org.nd4j..", "java.io..", "java.nio.file..");

    @ArchTest
    static final ArchRule DATA_AND_TRAINING_KNOW_NO_WINDOW = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.focallens.data..",
                    "org.focallens.audit..",
                    "org.focallens.train..",
                    "org.focallens.nn..",
                    "org.focallens.figure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..");

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_KNOWS_NO_WINDOW = noClasses()
            .that()
            .resideInAPackage("org.focallens.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.focallens.ui..", "javafx..");

    @ArchTest
    static final ArchRule ONE_PLACE_WRITES_TABLES = noClasses()
            .that()
            .doNotBelongToAnyOf(CsvTable.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(CSVPrinter.class);

    @ArchTest
    static final ArchRule ONE_PACKAGE_KNOWS_ND4J = noClasses()
            .that()
            .resideOutsideOfPackage("org.focallens.nn.nd4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule VIEW_MODELS_KNOW_NO_CONTROLS = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..");

    @ArchTest
    static final ArchRule ROOMS_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "org.focallens.ui.(anchors|dataset|loss|training)..")
            .should()
            .notDependOnEachOther();

    /** JavaFX tells of every change of a list, also of those by the program: who listens to it writes back what is being shown. */
    @ArchTest
    static final ArchRule ONLY_A_CHOICE_LISTENS_TO_A_LIST = noClasses()
            .that()
            .resideInAnyPackage("org.focallens.ui..")
            .and()
            .resideOutsideOfPackage("org.focallens.ui.training..")
            .and()
            .doNotHaveSimpleName("Choice")
            .should()
            .callMethod(ComboBoxBase.class, "setOnAction", EventHandler.class)
            .orShould()
            .callMethod(ComboBox.class, "setOnAction", EventHandler.class)
            .orShould()
            .callMethod(ComboBox.class, "valueProperty")
            .orShould()
            .callMethod(ComboBoxBase.class, "valueProperty");

    /** Whoever reads a name must not have to ask which of two is meant. */
    @ArchTest
    static void noTwoClassesOfOneName(JavaClasses classes) {
        Map<String, List<String>> names = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        names.values().removeIf(one -> one.size() == 1);
        assertThat(names).as("classes of one simple name").isEmpty();
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.focallens.(**)").should().beFreeOfCycles();

    /** A list that is refilled writes its old value back, unless it is a {@link org.focallens.ui.common.Choice}. */
    @ArchTest
    static final ArchRule THE_TRAINING_ROOMS_LISTS_WRITE_WHAT_A_PERSON_CHOOSES = noClasses()
            .that()
            .resideInAPackage("org.focallens.ui.training..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javafx.scene.control.ComboBox");
}
