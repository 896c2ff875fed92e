package dev.crossdock.stack.review;

import static dev.crossdock.stack.review.MarkdownPage.code;
import static dev.crossdock.stack.review.MarkdownPage.escaped;

import dev.crossdock.review.Report;
import dev.crossdock.review.Report.Outcome;
import java.util.List;
import java.util.Locale;

/** Writes a report as a Markdown page. */
final class ReportMarkdown {

    private final MarkdownPage page = new MarkdownPage();

    private ReportMarkdown() {}

    static String of(Report report) {
        ReportMarkdown writing = new ReportMarkdown();
        writing.decision(report);
        writing.list("Questions", report.questions());
        writing.checklist(report);
        writing.mistakes(report);
        writing.list("What would have to change", report.changes());
        writing.workflow(report);
        writing.followOn(report);
        writing.effects(report);
        writing.alternatives(report);
        return writing.page.text();
    }

    private void decision(Report report) {
        page.line("# Review of " + report.workload());
        page.paragraph("**Recommended:** " + report.decision() + ".");
        if (!report.asked().isEmpty()) {
            page.line("**Asked for:** " + String.join(" + ", report.asked()) + ".");
        }
        page.paragraph("Decided by " + (report.decidedBy().isEmpty() ? "no rule" : code(report.decidedBy()))
                + ", rules " + report.rulesVersion() + ".");
        report.steps().stream()
                .filter(step -> step.outcome() == Outcome.DECIDED)
                .forEach(step -> page.paragraph(escaped(step.reason())));
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            page.heading(title).points(lines);
        }
    }

    private void checklist(Report report) {
        page.heading("Checklist")
                .table(
                        List.of("item", "result", "reason"),
                        report.checklist().stream()
                                .map(item -> List.of(
                                        item.title() + " (`" + item.item() + "`)",
                                        item.result().name().toLowerCase(Locale.ROOT),
                                        item.reason()))
                                .toList());
    }

    private void mistakes(Report report) {
        if (!report.mistakeDetails().isEmpty()) {
            page.heading("Common mistakes");
            report.mistakeDetails()
                    .forEach(mistake ->
                            page.line("- " + mistake.title() + " (`" + mistake.id() + "`). " + mistake.advice()));
        }
    }

    private void workflow(Report report) {
        page.heading("Decision workflow")
                .table(
                        List.of("rule", "outcome", "reason"),
                        report.steps().stream()
                                .map(step -> List.of(
                                        "`" + step.rule() + "`",
                                        step.outcome()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '),
                                        step.reason()))
                                .toList());
    }

    private void followOn(Report report) {
        if (!report.followOn().isEmpty()) {
            page.heading("Follow-on questions")
                    .table(
                            List.of("question", "answer", "effect"),
                            report.followOn().stream()
                                    .map(one -> List.of(one.question(), one.answer(), one.effect()))
                                    .toList());
        }
    }

    private void effects(Report report) {
        if (!report.effects().isEmpty()) {
            page.heading("What each answer did")
                    .table(
                            List.of("answer", "value", "effects"),
                            report.effects().stream()
                                    .map(effect -> List.of(
                                            "`" + effect.answer() + "`",
                                            effect.value(),
                                            String.join("; ", effect.effects())))
                                    .toList());
        }
    }

    private void alternatives(Report report) {
        if (!report.requirements().isEmpty()) {
            page.heading("Alternatives").alternatives(report);
        }
    }
}
