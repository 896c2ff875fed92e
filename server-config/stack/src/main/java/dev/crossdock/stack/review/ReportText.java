package dev.crossdock.stack.review;

import dev.crossdock.review.Report;
import dev.crossdock.review.Report.Item;
import dev.crossdock.review.Report.Outcome;
import java.util.List;
import java.util.Locale;

/** Writes a report for a terminal: the decision first, then why, then what to do. */
final class ReportText {

    private static final int WIDTH = 36;

    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    static String of(Report report) {
        ReportText page = new ReportText();
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

    /** One line for each workload, and below it what is not settled. */
    static String summary(List<Report> reports) {
        ReportText page = new ReportText();
        for (Report report : reports) {
            page.row(
                    report.workload(),
                    report.decision() + ", " + report.passed() + " of "
                            + report.checklist().size() + " passed");
            report.checklist().stream()
                    .filter(item -> item.result() != Item.Result.PASSED)
                    .forEach(item -> page.row("  " + word(item.result()) + " " + item.item(), item.reason()));
        }
        return page.text.toString();
    }

    private void decision(Report report) {
        line(report.workload() + ": " + report.decision());
        if (!report.asked().isEmpty()) {
            line("  asked for  " + String.join(" + ", report.asked()));
        }
        if (!report.decidedBy().isEmpty()) {
            line("  decided by " + String.join(", ", report.decidedBy()) + " (rules " + report.rulesVersion() + ")");
        }
        report.steps().stream()
                .filter(step -> step.outcome() == Outcome.DECIDED)
                .forEach(step -> line("  " + step.reason()));
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            heading(title);
            lines.forEach(one -> line("  - " + one));
        }
    }

    private void checklist(Report report) {
        heading("Checklist");
        report.checklist()
                .forEach(item ->
                        row(String.format(Locale.ROOT, "%-8s%s", word(item.result()), item.item()), item.reason()));
    }

    private void mistakes(Report report) {
        if (!report.mistakeDetails().isEmpty()) {
            heading("Common mistakes");
            report.mistakeDetails().forEach(mistake -> row(mistake.id(), mistake.title() + ". " + mistake.advice()));
        }
    }

    private void workflow(Report report) {
        heading("Decision workflow");
        report.steps()
                .forEach(step ->
                        row(String.format(Locale.ROOT, "%-11s%s", word(step.outcome()), step.rule()), step.reason()));
    }

    private static String word(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void followOn(Report report) {
        if (!report.followOn().isEmpty()) {
            heading("Follow-on questions");
            report.followOn().forEach(one -> {
                line("  " + one.question() + " " + one.answer());
                if (!one.effect().isEmpty()) {
                    line("      " + one.effect());
                }
            });
        }
    }

    private void effects(Report report) {
        if (!report.effects().isEmpty()) {
            heading("What each answer did");
            report.effects()
                    .forEach(effect ->
                            row(effect.answer(), effect.value() + ": " + String.join("; ", effect.effects())));
        }
    }

    private void alternatives(Report report) {
        if (!report.requirements().isEmpty()) {
            heading("Alternatives, by what is required: " + String.join(", ", report.requirements()));
            report.alternatives()
                    .forEach(one -> row(
                            (one.recommended() ? "* " : "  ") + one.title(),
                            String.join(", ", one.fits().values()) + ". " + one.note()));
        }
    }

    private void heading(String title) {
        line("");
        line(title);
    }

    private void row(String name, String content) {
        line(String.format(Locale.ROOT, "  %-" + WIDTH + "s %s", name, content));
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
