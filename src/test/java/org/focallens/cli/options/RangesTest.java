package org.focallens.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.focallens.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** No option takes a number that means nothing, whether the command would come to use it or not. */
class RangesTest {
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, Integer.class, long.class, Long.class, double.class, Double.class);
    private static final Set<Class<?>> FRACTIONS = Set.of(double.class, Double.class);

    private record Given(CommandLine command, OptionSpec option) {
        private Class<?> type() {
            return option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
        }

        @Override
        public String toString() {
            return command.getCommandSpec().qualifiedName() + " " + option.longestName();
        }
    }

    private static Stream<Given> numbers() {
        List<Given> all = new ArrayList<>();
        collect(Shell.commands(), all);
        return all.stream().filter(given -> NUMBERS.contains(given.type()));
    }

    private static Stream<Given> fractions() {
        return numbers().filter(given -> FRACTIONS.contains(given.type()));
    }

    private static void collect(CommandLine command, List<Given> to) {
        command.getCommandSpec().options().forEach(option -> to.add(new Given(command, option)));
        command.getSubcommands().values().forEach(sub -> collect(sub, to));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyNumberHasItsRange(Given given) {
        assertThat(Ranges.rangeOf(given.option())).isNotNull();
    }

    @Test
    void numbersAreFound() {
        assertThat(numbers().map(Given::toString)).contains("focallens train --lr", "focallens sweep --alpha");
    }

    @ParameterizedTest
    @MethodSource("fractions")
    void noFractionIsInfiniteOrNaN(Given given) {
        for (String value : new String[] {"NaN", "Infinity", "-Infinity"}) {
            List<String> line = new ArrayList<>(
                    List.of(given.command().getCommandSpec().qualifiedName().split(" ")));
            line.remove(0);
            line.addAll(required(given.command()));
            line.add(given.option().longestName() + "=" + value);
            Shell shell = Shell.run(line.toArray(String[]::new));
            assertThat(shell.status()).isEqualTo(2);
            assertThat(shell.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith(given.option().longestName() + " must be ")
                    .contains(" but is " + value);
        }
    }

    private static List<String> required(CommandLine command) {
        return switch (command.getCommandName()) {
            case "assign" -> List.of("--size", "64x64", "--boxes", "-");
            case "loss" -> List.of("--kind", "ce", "--in", "-");
            case "audit", "anchors-search" -> List.of("samples/coco");
            case "evaluate" -> List.of("samples/coco", "-");
            case "sweep" -> List.of("--out", "nowhere");
            default -> List.of();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train --lr 0               | --lr must be above 0 and finite but is 0.0",
                "train --momentum 1         | --momentum must be 0 or more and below 1 but is 1.0",
                "train --ohem-nms 2         | --ohem-nms must be 0..1 but is 2.0",
                "train --threads 1000000    | --threads must be 1..512 but is 1000000",
                "train --batch 33           | --batch must be 1..32 but is 33",
                "train --prior 0            | --prior must be above 0 and below 1 but is 0.0",
                "train --backbone 16,0,1,1,1 | --backbone must be 1..1024 but is 0",
                "sweep --out x --alpha .5,2 | --alpha must be at most 1 but is 2.0",
                "bench step --steps 0       | --steps must be 1 or more but is 0",
                "shot anchors --out x.txt   | --out must end in .png but is 'x.txt'"
            })
    void theMessageNamesOptionRangeAndValue(String line, String message) {
        Shell shell = Shell.run(line.trim().split(" "));
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).startsWith(message.trim() + " (see focallens ").hasLineCount(1);
    }
}
