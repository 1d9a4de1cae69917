package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.PresetSheet;
import org.focallens.core.preset.Presets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class PresetsCommandTest {
    @Test
    void listsEveryPresetWithEverySetting() {
        JsonNode presets = Shell.run("presets", "--json").json().get("presets");
        assertThat(presets.fieldNames())
                .toIterable()
                .containsExactly(
                        "paper",
                        "detectron",
                        "detectron2",
                        "detectron2-centred",
                        "torchvision",
                        "torchvision-v2",
                        "keras-retinanet",
                        "mmdetection",
                        "tf-vision");
        for (Preset preset : Presets.ALL) {
            JsonNode sheet = presets.get(preset.name());
            PresetSheet.of(preset)
                    .forEach((name, value) -> assertThat(sheet.get(name).textValue())
                            .as(preset.name() + " " + name)
                            .isEqualTo(value));
            assertThat(sheet).hasSameSizeAs(PresetSheet.of(preset).keySet());
        }
    }

    @Test
    void listsOneByItsName() {
        JsonNode presets = Shell.run("presets", "tf-vision", "--json").json().get("presets");
        assertThat(presets.fieldNames()).toIterable().containsExactly("tf-vision");
        assertThat(presets.get("tf-vision").get("gamma").textValue()).isEqualTo("1.5");
    }

    @Test
    void saysWhatDiffersBetweenTwo() {
        JsonNode json =
                Shell.run("presets", "torchvision", "torchvision-v2", "--json").json();
        assertThat(json.get("presets"))
                .extracting(JsonNode::textValue)
                .containsExactly("torchvision", "torchvision-v2");
        JsonNode differences = json.get("differences");
        assertThat(differences.fieldNames()).toIterable().containsExactly("source", "boxLoss", "p6");
        assertThat(differences.get("boxLoss").toString())
                .isEqualTo("{\"torchvision\":\"l1\",\"torchvision-v2\":\"giou\"}");
        assertThat(differences.get("p6").toString()).isEqualTo("{\"torchvision\":\"P5\",\"torchvision-v2\":\"C5\"}");
    }

    @Test
    void comparesInColumnsForPeople() {
        Shell shell = Shell.run("presets", "torchvision", "torchvision-v2");
        List<String> lines = shell.out().lines().toList();
        int second = lines.get(0).indexOf("torchvision-v2");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("boxLoss"))
                .singleElement()
                .asString()
                .matches(line -> line.indexOf("giou") == second, "the second column stands under its heading");
        assertThat(Shell.run("presets", "paper", "paper").out()).contains("agree in every setting");
    }
}
