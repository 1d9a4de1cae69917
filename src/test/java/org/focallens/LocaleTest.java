package org.focallens;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.function.Predicate;
import org.focallens.figure.Axes;
import org.focallens.text.Texts;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;

/** Nothing is written or read in the language of the machine: text is put together in one place, axes are made in one place. */
@AnalyzeClasses(packages = "org.focallens", importOptions = ImportOption.DoNotIncludeTests.class)
class LocaleTest {
    private static final List<Class<?>> FORMATS = List.of(
            DecimalFormat.class,
            DecimalFormatSymbols.class,
            NumberFormat.class,
            MessageFormat.class,
            SimpleDateFormat.class,
            DateTimeFormatter.class,
            Formatter.class,
            Scanner.class);

    @ArchTest
    static final ArchRule ONE_PLACE_FORMATS = noClasses()
            .that()
            .doNotBelongToAnyOf(Texts.class)
            .should()
            .callCodeUnitWhere(target(
                    "formats text",
                    call -> call.getName().matches("format|formatted|printf")
                            && (call.getOwner().isEquivalentTo(String.class)
                                    || call.getOwner().getPackageName().equals("java.io"))));

    @ArchTest
    static final ArchRule LETTERS_ARE_CHANGED_BY_A_NAMED_LANGUAGE = noClasses()
            .should()
            .callCodeUnitWhere(target(
                    "changes letters by the machine's language",
                    call -> call.getOwner().isEquivalentTo(String.class)
                            && call.getName().matches("to(Lower|Upper)Case")
                            && !takesLocale(call)));

    @ArchTest
    static final ArchRule FORMATS_NAME_THEIR_LANGUAGE = noClasses()
            .should()
            .callCodeUnitWhere(target(
                    "makes a format of the machine's language",
                    call -> FORMATS.stream().anyMatch(call.getOwner()::isEquivalentTo)
                            && ((call.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                                            && !call.getOwner().isEquivalentTo(NumberFormat.class))
                                    || call.getName().matches("get\\w*Instance|of(Pattern|Localized\\w+)"))
                            && !takesLocale(call)));

    @ArchTest
    static final ArchRule ONE_PLACE_MAKES_AXES = noClasses()
            .that()
            .doNotBelongToAnyOf(Axes.class)
            .should()
            .callCodeUnitWhere(target(
                    "makes an axis of the machine's language",
                    call -> ((call.getOwner().isEquivalentTo(NumberAxis.class)
                                            || call.getOwner().isEquivalentTo(LogAxis.class))
                                    && call.getName().equals(JavaConstructor.CONSTRUCTOR_NAME))
                            || call.getName().matches("create(Standard|Integer)TickUnits")));

    private static DescribedPredicate<JavaCall<?>> target(String what, Predicate<CodeUnitCallTarget> rule) {
        return DescribedPredicate.describe(what, call -> rule.test(call.getTarget()));
    }

    private static boolean takesLocale(CodeUnitCallTarget call) {
        return call.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(Locale.class) || type.isEquivalentTo(DecimalFormatSymbols.class));
    }
}
