package dev.crossdock.stack.review.docs;

import dev.crossdock.configuration.Keys;
import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.Report;
import dev.crossdock.review.Review;
import dev.crossdock.stack.review.Templates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the documents of all workloads; the same contracts, rules and schemas give the same text to the byte. */
public final class GeneratedDocuments {

    /** The folder of the decision records: whatever lies there is written here. */
    public static final String DECISIONS = "decisions";

    /** Where pages say what they were made from: who finds this in a page may write it anew. */
    public static final String ORIGIN = "written from the workload contracts by `./crossdock review --docs docs`";

    private GeneratedDocuments() {}

    /** The documents of this application: the text of each by its path below {@code docs/}. */
    public static Map<String, String> ofThisApplication() {
        List<WorkloadContract> contracts = new Contracts().ofThisApplication();
        Map<String, String> texts = new LinkedHashMap<>(of(contracts));
        texts.put("configuration.md", Templates.fill("configuration.md", Map.of("keys", Keys.all())));
        return Collections.unmodifiableMap(texts);
    }

    /** Those that follow from contracts. */
    public static Map<String, String> of(List<WorkloadContract> contracts) {
        return of(contracts, EventDescriptions.onClassPath(contracts));
    }

    private static Map<String, String> of(List<WorkloadContract> contracts, EventDescriptions events) {
        Review review = new Review();
        List<Report> reports = new ArrayList<>();
        Map<String, String> decisions = new LinkedHashMap<>();
        for (WorkloadContract contract : contracts) {
            Report report = review.of(contract);
            reports.add(report);
            decisions.put(DECISIONS + "/" + contract.workload() + ".md", decision(contract, report));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("asyncapi.yaml", new AsyncApi(contracts, events).yaml());
        texts.put("architecture-diagram.md", ArchitectureDiagram.of(contracts));
        texts.put(
                DECISIONS + "/README.md", Templates.fill("decisions.md", Map.of("origin", ORIGIN, "reports", reports)));
        texts.putAll(decisions);
        return texts;
    }

    /** The record of one workload: what it needs, what was decided, what else there was and what follows. */
    static String decision(WorkloadContract contract, Report report) {
        return Templates.fill(
                "decision.md",
                Map.of(
                        "origin",
                        ORIGIN,
                        "wording",
                        new Wording(),
                        "contract",
                        contract,
                        "transports",
                        contract.transport(),
                        "report",
                        report));
    }
}
