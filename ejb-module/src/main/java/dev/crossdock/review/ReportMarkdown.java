package dev.crossdock.review;

import dev.crossdock.review.Report.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a report as a Markdown page. */
final class ReportMarkdown {

    private final StringBuilder text = new StringBuilder();

    private ReportMarkdown() {}

    static String of(Report report) {
        ReportMarkdown page = new ReportMarkdown();
        page.decision(report);
        page.list("Questions", report.questions());
        page.checklist(report);
        page.mistakes(report);
        page.list("What would have to change", report.changes());
        page.workflow(report);
        page.followOn(report);
        page.effects(report);
        page.alternatives(report);
        return page.text.toString();
    }

    private void decision(Report report) {
        line("# Review of " + report.workload());
        line("");
        line("**Recommended:** " + report.decision() + ".");
        if (!report.asked().isEmpty()) {
            line("**Asked for:** " + String.join(" + ", report.asked()) + ".");
        }
        line("");
        line("Decided by " + (report.decidedBy().isEmpty() ? "no rule" : code(report.decidedBy())) + ", rules "
                + report.rulesVersion() + ".");
        report.steps().stream()
                .filter(step -> step.outcome() == Outcome.DECIDED)
                .forEach(step -> {
                    line("");
                    line(escaped(step.reason()));
                });
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            heading(title);
            lines.forEach(one -> line("- " + escaped(one)));
        }
    }

    private void checklist(Report report) {
        heading("Checklist");
        table(List.of("item", "result", "reason"));
        report.checklist()
                .forEach(item -> row(List.of(
                        item.title() + " (`" + item.item() + "`)",
                        item.result().name().toLowerCase(Locale.ROOT),
                        item.reason())));
    }

    private void mistakes(Report report) {
        if (!report.mistakeDetails().isEmpty()) {
            heading("Common mistakes");
            report.mistakeDetails()
                    .forEach(
                            mistake -> line("- " + mistake.title() + " (`" + mistake.id() + "`). " + mistake.advice()));
        }
    }

    private void workflow(Report report) {
        heading("Decision workflow");
        table(List.of("rule", "outcome", "reason"));
        report.steps()
                .forEach(step -> row(List.of(
                        "`" + step.rule() + "`",
                        step.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        step.reason())));
    }

    private void followOn(Report report) {
        if (!report.followOn().isEmpty()) {
            heading("Follow-on questions");
            table(List.of("question", "answer", "effect"));
            report.followOn().forEach(one -> row(List.of(one.question(), one.answer(), one.effect())));
        }
    }

    private void effects(Report report) {
        if (!report.effects().isEmpty()) {
            heading("What each answer did");
            table(List.of("answer", "value", "effects"));
            report.effects()
                    .forEach(effect -> row(
                            List.of("`" + effect.answer() + "`", effect.value(), String.join("; ", effect.effects()))));
        }
    }

    private void alternatives(Report report) {
        if (report.requirements().isEmpty()) {
            return;
        }
        heading("Alternatives");
        List<String> columns = new ArrayList<>(List.of("transport"));
        columns.addAll(report.requirements());
        columns.add("note");
        table(columns);
        report.alternatives().forEach(one -> {
            List<String> cells = new ArrayList<>();
            cells.add(one.recommended() ? "**" + one.title() + "**" : one.title());
            cells.addAll(one.fits().values());
            cells.add(one.note());
            row(cells);
        });
    }

    private void heading(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void table(List<String> columns) {
        row(columns);
        line("|" + "---|".repeat(columns.size()));
    }

    private void row(List<String> cells) {
        line(cells.stream().map(ReportMarkdown::escaped).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static String code(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /** Answers come from outside; they are text here and no markup. */
    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
