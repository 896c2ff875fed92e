package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.Report;
import dev.crossdock.stack.review.Templates;
import java.util.List;
import java.util.Map;

/** The decision record of one workload: what it needs, what was decided, what else there was and what follows. */
record DecisionRecord(WorkloadContract contract, Report report) {

    /** The page that lists all records. */
    static String register(List<DecisionRecord> decisions) {
        return Templates.fill(
                "decisions.md",
                Map.of(
                        "origin",
                        GeneratedDocuments.ORIGIN,
                        "reports",
                        decisions.stream().map(DecisionRecord::report).toList()));
    }

    String file() {
        return contract.workload() + ".md";
    }

    String page() {
        return Templates.fill(
                "decision.md",
                Map.of(
                        "origin",
                        GeneratedDocuments.ORIGIN,
                        "contract",
                        contract,
                        "report",
                        report,
                        "answers",
                        NeedAnswers.of(contract),
                        "transports",
                        TransportLines.of(contract)));
    }
}
