package org.focallens.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.focallens.audit.AuditTotals;
import org.focallens.audit.BoxStatistics;
import org.focallens.audit.Counts;
import org.focallens.audit.GridTotal;
import org.focallens.audit.LevelTotal;
import org.focallens.audit.SizeClass;
import org.focallens.audit.verdict.SetRemedy;
import org.focallens.audit.verdict.Verdict;
import org.focallens.data.Dataset;
import org.focallens.data.Problem;

/** An audit as one JSON object. */
final class AuditJson {
    private AuditJson() {}

    /** @param split the split that was chosen; null for all */
    static Map<String, Object> of(
            Dataset dataset, String split, AuditTotals totals, List<Verdict> verdicts, double seconds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("images", totals.images());
        json.put("boxes", totals.boxes().boxes());
        json.put("crowd", totals.crowd());
        json.put("difficult", totals.difficult());
        json.put("classes", classes(dataset.categories(), totals.groups().byClass()));
        json.put("levels", totals.levels().stream().map(AuditJson::level).toList());
        json.put(
                "truthsPerLevel",
                totals.groups().byLevel().stream().map(BoxStatistics::boxes).toList());
        json.put("unmatched", totals.boxes().unmatched());
        json.put("forcedOnly", totals.boxes().forcedOnly());
        json.put("bpr", totals.boxes().bestPossibleRecall());
        json.put("meanBestIou", totals.boxes().meanBestIou());
        json.put("problems", dataset.problems().stream().map(AuditJson::problem).toList());
        json.put("seconds", seconds);
        json.put("byClass", groups(dataset.categories(), totals.groups().byClass()));
        json.put(
                "bySize",
                groups(
                        Arrays.stream(SizeClass.values()).map(SizeClass::text).toList(),
                        totals.groups().bySize()));
        json.put("positivesPerBox", totals.boxes().positivesPerBox());
        json.put("negativesPerPositive", totals.positive() == 0 ? null : totals.negativesPerPositive());
        json.put("grids", totals.grids().stream().map(AuditJson::grid).toList());
        json.put("boxesByPositives", list(totals.spread().positives()));
        json.put("boxesByBestIou", list(totals.spread().bestIou()));
        json.put("format", dataset.format().id());
        json.put("split", split);
        json.put("splits", dataset.splits());
        json.put("otherSets", dataset.leftOut().otherSets());
        json.put("inputs", totals.inputs());
        json.put("verdict", verdicts.stream().map(AuditJson::verdict).toList());
        return json;
    }

    private static Map<String, Object> verdict(Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", verdict.text());
        json.put(
                "action",
                verdict.remedy()
                        .map(SetRemedy::option)
                        .filter(option -> !option.isEmpty())
                        .orElse(null));
        return json;
    }

    private static List<Map<String, Object>> classes(List<String> names, List<BoxStatistics> groups) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", names.get(i));
            one.put("boxes", groups.get(i).boxes());
            list.add(one);
        }
        return list;
    }

    private static List<Map<String, Object>> groups(List<String> names, List<BoxStatistics> groups) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", names.get(i));
            one.put("boxes", groups.get(i).boxes());
            one.put("unmatched", groups.get(i).unmatched());
            one.put("forcedOnly", groups.get(i).forcedOnly());
            one.put("bpr", groups.get(i).bestPossibleRecall());
            one.put("meanBestIou", groups.get(i).meanBestIou());
            list.add(one);
        }
        return list;
    }

    private static Map<String, Object> level(LevelTotal level) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", level.level());
        json.put("stride", level.stride());
        json.put("anchors", level.anchors());
        json.put("positive", level.positive());
        json.put("ignored", level.ignored());
        json.put("negative", level.negative());
        return json;
    }

    private static Map<String, Object> grid(GridTotal grid) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("grid", grid.detector().text());
        json.put("predictors", grid.predictors());
        json.put("responsible", grid.responsible());
        json.put("negativesPerPositive", grid.negativesPerPositive());
        return json;
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", problem.file().toString());
        json.put("where", problem.where());
        json.put("what", problem.what());
        return json;
    }

    private static List<Long> list(Counts counts) {
        return IntStream.range(0, counts.bins()).mapToObj(counts::at).toList();
    }
}
