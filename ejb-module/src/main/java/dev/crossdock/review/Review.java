package dev.crossdock.review;

import dev.crossdock.contract.WorkloadContract;

/** Decides by rules which transport fits a workload, and says why; the same contract always gets the same report. */
public final class Review {

    private final Rules rules = Rules.load();

    /** Reviews one workload. */
    public Report of(WorkloadContract contract) {
        return new Assessment(rules, contract).report();
    }
}
