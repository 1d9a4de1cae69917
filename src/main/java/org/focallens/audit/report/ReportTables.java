package org.focallens.audit.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.focallens.audit.AuditTotals;
import org.focallens.audit.BoxStatistics;
import org.focallens.audit.LevelTotal;
import org.focallens.audit.SizeClass;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.data.Problem;

/** The tables of the page. */
public final class ReportTables {
    private static final int MOST_PROBLEMS = 100;

    private ReportTables() {}

    static String levels(AuditTotals totals) {
        StringBuilder rows = new StringBuilder(head("level", "stride", "anchors", "positive", "ignored", "negative"));
        for (LevelTotal level : totals.levels()) {
            rows.append(row(
                    level.level(),
                    Html.count(level.stride()),
                    Html.count(level.anchors()),
                    Html.count(level.positive()),
                    Html.count(level.ignored()),
                    Html.count(level.negative())));
        }
        return table(rows);
    }

    static String bySize(AuditTotals totals) {
        return groups(
                "size",
                Arrays.stream(SizeClass.values()).map(SizeClass::text).toList(),
                totals.groups().bySize());
    }

    static String byLevel(AuditTotals totals) {
        return groups(
                "best anchor on",
                totals.levels().stream().map(LevelTotal::level).toList(),
                totals.groups().byLevel());
    }

    static String byClass(AuditTotals totals, List<String> categories) {
        return groups("class", categories, totals.groups().byClass());
    }

    private static String groups(String what, List<String> names, List<BoxStatistics> groups) {
        StringBuilder rows = new StringBuilder(head(
                what, "boxes", "no anchor", "forced only", "best possible recall", "mean best IoU", "anchors per box"));
        for (int i = 0; i < names.size(); i++) {
            BoxStatistics group = groups.get(i);
            boolean any = group.boxes() > 0;
            rows.append(row(
                    names.get(i),
                    Html.count(group.boxes()),
                    Html.count(group.unmatched()),
                    Html.count(group.forcedOnly()),
                    any ? Html.share(group.bestPossibleRecall()) : "–",
                    any ? Html.share(group.meanBestIou()) : "–",
                    any ? Html.figure(group.positivesPerBox()) : "–"));
        }
        return table(rows);
    }

    static String settings(AssignSettings settings) {
        StringBuilder rows = new StringBuilder(head("setting", "value"));
        for (Map.Entry<String, String> entry : AssignSheet.of(settings).entrySet()) {
            rows.append(row(entry.getKey(), entry.getValue()));
        }
        return table(rows);
    }

    /**
     * A table of problems, the first of them where there are many.
     *
     * @param problems in the order they were met
     * @return HTML
     */
    public static String problems(List<Problem> problems) {
        StringBuilder rows = new StringBuilder(head("file", "where", "what"));
        for (Problem problem : problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))) {
            rows.append("<tr class=\"words\">")
                    .append(cell("td", problem.file().toString()))
                    .append(cell("td", problem.where()))
                    .append(cell("td", problem.what()))
                    .append("</tr>\n");
        }
        String more = problems.size() > MOST_PROBLEMS
                ? "<p class=\"note\">and " + Html.count(problems.size() - MOST_PROBLEMS) + " more</p>\n"
                : "";
        return table(rows) + more;
    }

    private static String head(String... names) {
        StringBuilder head = new StringBuilder("<tr>");
        for (String name : names) {
            head.append(cell("th", name));
        }
        return head.append("</tr>\n").toString();
    }

    private static String row(String... values) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String value : values) {
            row.append(cell("td", value));
        }
        return row.append("</tr>\n").toString();
    }

    private static String cell(String element, String text) {
        return "<" + element + ">" + Html.escape(text) + "</" + element + ">";
    }

    private static String table(CharSequence rows) {
        return "<div class=\"scroll\"><table>\n" + rows + "</table></div>\n";
    }
}
