package dev.crossdock.stack.review.docs;

import static dev.crossdock.stack.review.MarkdownPage.code;
import static dev.crossdock.stack.review.MarkdownPage.escaped;

import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.PersonalData;
import dev.crossdock.review.Report;
import dev.crossdock.review.Report.Alternative;
import dev.crossdock.review.Report.Item;
import dev.crossdock.review.Report.Outcome;
import dev.crossdock.review.Report.Step;
import dev.crossdock.stack.review.MarkdownPage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The decision record of one workload: what it needs, what was decided, what else there was and what follows. */
record DecisionRecord(WorkloadContract contract, Report report) {

    /** The page that lists all records. */
    static String register(List<DecisionRecord> decisions) {
        MarkdownPage page = new MarkdownPage().line("# Decisions");
        page.paragraph("One record for each workload, " + Documents.ORIGIN + ";")
                .line("`docs/review.md` says how the rules decide.");
        page.line("")
                .table(
                        List.of("workload", "runs on", "decided by", "checklist"),
                        decisions.stream()
                                .map(decision -> List.of(
                                        "[" + decision.contract.workload() + "](" + decision.file() + ")",
                                        String.join(" + ", decision.report.asked()),
                                        code(decision.report.decidedBy()),
                                        decision.count()))
                                .toList());
        return page.text();
    }

    String file() {
        return contract.workload() + ".md";
    }

    String page() {
        MarkdownPage page = new MarkdownPage().line("# " + contract.workload());
        page.paragraph("This page is " + Documents.ORIGIN + "; change")
                .line("`" + contract.workload() + ".workload.yaml`, not this page.");
        if (contract.description() != null) {
            page.paragraph(escaped(contract.description()));
        }
        page.heading("Need").table(List.of("question", "answer"), NeedAnswers.of(contract));
        decision(page);
        alternatives(page);
        consequences(page);
        return page.text();
    }

    private void decision(MarkdownPage page) {
        page.heading("Decision").line(verdict());
        List<String> reasons = contract.decision().chosenBecause();
        if (reasons != null && !reasons.isEmpty()) {
            page.line("Its owner chose by: " + code(reasons) + ".");
        }
        List<Step> deciding = steps(Outcome.DECIDED);
        if (!deciding.isEmpty()) {
            page.line("")
                    .table(
                            List.of("rule", "reason", "section of the review"),
                            deciding.stream()
                                    .map(step -> List.of("`" + step.rule() + "`", step.reason(), step.section()))
                                    .toList());
        }
        steps(Outcome.OVERRIDDEN)
                .forEach(step -> page.paragraph("`" + step.rule() + "` would decide, too, but " + code(step.by())
                        + " takes precedence. " + escaped(step.reason())));
        List<String> used = TransportLines.of(contract);
        if (!used.isEmpty()) {
            page.paragraph("What is created for it:").line("").points(used);
        }
    }

    private String verdict() {
        if (report.recommendation().isEmpty()) {
            return "Nothing is decided yet; the open questions below say what is missing.";
        }
        String recommended = report.recommendation().stream()
                .map(id -> "**" + title(id) + "** (`" + id + "`)")
                .collect(Collectors.joining(" and "));
        return recommended + ", decided by " + code(report.decidedBy()) + " of the rules " + report.rulesVersion()
                + ".";
    }

    private String title(String transport) {
        return report.alternatives().stream()
                .filter(alternative -> alternative.transport().equals(transport))
                .map(Alternative::title)
                .findFirst()
                .orElse(transport);
    }

    private List<Step> steps(Outcome outcome) {
        return report.steps().stream().filter(step -> step.outcome() == outcome).toList();
    }

    private void alternatives(MarkdownPage page) {
        page.heading("Alternatives");
        List<String> compared = contract.decision().alternativesCompared();
        page.line(
                compared == null || compared.isEmpty()
                        ? "Its owner has not compared any."
                        : "Its owner compared " + code(compared) + ". By what this workload requires:");
        if (!report.requirements().isEmpty()) {
            page.line("").alternatives(report);
        }
        List<Step> others = steps(Outcome.NOT_MET);
        if (!others.isEmpty()) {
            page.paragraph("Rules that did not decide:").line("");
            page.points(others.stream()
                    .map(step -> "`" + step.rule() + "`: " + step.reason())
                    .toList());
        }
    }

    private void consequences(MarkdownPage page) {
        page.heading("Consequences");
        page.points(consequences());
        if (isSettled()) {
            page.paragraph("All " + report.checklist().size() + " items of the checklist passed; nothing is open.");
            return;
        }
        points(page, "Open items of the checklist", openItems());
        points(page, "Questions", report.questions());
        points(
                page,
                "Common mistakes",
                report.mistakeDetails().stream()
                        .map(mistake -> mistake.title() + " (`" + mistake.id() + "`). " + mistake.advice())
                        .toList());
        points(page, "What would have to change", report.changes());
    }

    private List<String> consequences() {
        List<String> lines = new ArrayList<>(report.followOn().stream()
                .filter(one -> !one.effect().isEmpty())
                .map(one -> "*" + one.question() + "* " + one.effect())
                .toList());
        PersonalData personal = contract.personalData();
        if (personal != null && personal.erasure() != null) {
            lines.add("*How does personal data go away?* " + personal.erasure());
        }
        return lines;
    }

    private static void points(MarkdownPage page, String title, List<String> texts) {
        if (!texts.isEmpty()) {
            page.paragraph("**" + title + "**").line("").points(texts);
        }
    }

    private boolean isSettled() {
        return openItems().isEmpty()
                && report.questions().isEmpty()
                && report.mistakes().isEmpty()
                && report.changes().isEmpty();
    }

    private List<String> openItems() {
        return report.checklist().stream()
                .filter(item -> item.result() != Item.Result.PASSED)
                .map(item -> Wording.words(item.result()) + ": " + item.title() + " (`" + item.item() + "`) "
                        + item.reason())
                .toList();
    }

    private String count() {
        int passed = report.checklist().size() - openItems().size();
        return passed + " of " + report.checklist().size() + " passed";
    }
}
