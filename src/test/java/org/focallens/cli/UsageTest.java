package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every command: help, exit statuses, errors in one line. */
@Tag("locale")
class UsageTest {
    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gui ",
                "tour ",
                "presets ",
                "assign ",
                "loss ",
                "audit ",
                "shot ",
                "train ",
                "bench ",
                "bench match "
            })
    void everyCommandHasHelpOnStandardOutput(String command) {
        Shell help = Shell.run(words(command + "--help"));
        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Usage: focallens " + command.trim()).contains("--help");
        assertThat(Shell.run(words(command + "-h"))).isEqualTo(help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"presets", "assign", "loss", "audit", "shot", "train", "tour", "bench match"})
    void everyCommandThatAnswersDoesSoInJsonOnRequest(String command) {
        assertThat(Shell.run(words(command + " --help")).out()).contains("--json", "--verbose");
    }

    @Test
    void everyCommandNamesTheVersion() {
        String version = Shell.run("--version").out();
        assertThat(version).startsWith("FocalLens ");
        assertThat(Shell.run("assign", "--version").out()).isEqualTo(version);
        assertThat(Shell.run("bench", "match", "-V").out()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nosuch                                        | no command 'nosuch'",
                "--nosuch                                      | '--nosuch'",
                "bench                                         | subcommand",
                "bench nosuch                                  | no command 'nosuch'",
                "presets nosuch                                | no preset 'nosuch'; choose one of paper, detectron",
                "presets paper torchvision detectron           | there are 3",
                "presets --nosuch                              | '--nosuch'",
                "assign --size 128x128                         | --boxes",
                "assign --boxes b.json                         | --size",
                "assign --boxes b.json --size                  | --size",
                "assign --boxes b.json --size 128              | 800x1344 but is '128'",
                "assign --boxes b.json --size 0x128            | '0x128'",
                "assign --boxes b.json --size 128x32769        | 1..32768",
                "assign --boxes b.json --size 64x64 --size 8x8 | only once",
                "assign --boxes b.json --size 64x64 extra      | 'extra'",
                "assign --boxes b.json --size 64x64 --preset x | no preset 'x'; choose one of paper",
                "assign --boxes b.json --size 64x64 --fg x     | '--fg': 'x'",
                "assign --boxes b.json --size 64x64 --low-quality x | none, keep, repoint, repoint-first, ignored-only but is 'x'",
                "loss --kind focal                             | --in",
                "loss --in l.json                              | --kind",
                "loss --in l.json --kind x                     | ce, focal, focal-star or softmax but is 'x'",
                "audit                                         | DATASET",
                "audit samples/coco --format x                 | must be auto, coco, voc, yolo",
                "audit samples/coco --resize 800               | SHORT/LONG such as 800/1333",
                "audit samples/coco --resize 800/600           | '800/600'",
                "audit samples/coco --resize 0x640             | '0x640'",
                "audit samples/coco --resize 50000x50000       | '50000x50000'",
                "audit samples/coco --fg 0                     | 0.0",
                "audit samples/coco samples/voc                | 'samples/voc'",
                "shot --out a.png                              | ROOM",
                "shot anchors                                  | --out",
                "shot nosuch --out a.png                       | no room 'nosuch'; choose one of anchors",
                "shot anchors --out a.png --size 10x900        | 200..8192",
                "shot anchors --out a.png --size x             | 'x'",
                "shot anchors --out a.png --theme blue         | light or dark but is 'blue'",
                "gui --room nosuch                             | no room 'nosuch'",
                "--room nosuch                                 | no room 'nosuch'",
                "--open                                        | --open"
            })
    void wrongUsageIsStatusTwoAndOneLineThatNamesTheValue(String line, String message) {
        Shell shell = Shell.run(words(line.trim()));
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err().lines())
                .singleElement()
                .asString()
                .contains(message.trim())
                .contains("--help)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assign --size 64x64 --boxes nosuch.json | nosuch.json: does not exist: check the name",
                "assign --size 64x64 --boxes samples     | samples: is a folder, not a file",
                "loss --kind ce --in nosuch.json         | nosuch.json: does not exist",
                "audit nosuch                            | nosuch: does not exist: check the name",
                "audit samples/README.md                 | README.md: is not a data set: expected",
                "audit samples/coco --format voc         | coco: holds no Pascal VOC annotations",
                "shot anchors --out a.png --open nosuch  | nosuch: does not exist: check the name",
                "gui --open nosuch                       | nosuch: does not exist: check the name"
            })
    void failedWorkIsStatusOneAndOneLine(String line, String message) {
        Shell shell = Shell.run(words(line.trim()));
        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err().lines()).singleElement().asString().contains(message.trim());
        Shell json = line.startsWith("gui") ? shell : Shell.run(words(line.trim() + " --json"));
        assertThat(json).isEqualTo(shell);
    }

    @Test
    void verboseAddsTheStackTrace() {
        Shell failed = Shell.run("audit", "nosuch", "--verbose");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err().lines().findFirst())
                .hasValue(Shell.run("audit", "nosuch").err().trim());
        assertThat(failed.err()).contains("\tat org.focallens.cli.AuditCommand");
        Shell misused = Shell.run("loss", "--verbose", "--kind", "x", "--in", "-");
        assertThat(misused.status()).isEqualTo(2);
        assertThat(misused.err()).contains("\tat ");
    }
}
