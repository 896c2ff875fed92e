package dev.crossdock.review.web;

import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.Report;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.web.Reviewer.Reviewed;
import java.util.Arrays;
import java.util.List;

/** A workload in the register: what it is, what was decided and how it does. */
public record RegisterEntry(WorkloadContract contract, Report report, List<Count> health) {

    /** How many findings of a severity are open, at least one. */
    public record Count(Severity severity, long findings) {

        /** The style that goes with it. */
        public String style() {
            return ShownFinding.style(severity);
        }
    }

    static RegisterEntry of(Reviewed reviewed, List<ShownFinding> open) {
        String name = reviewed.contract().workload();
        List<ShownFinding> own = open.stream()
                .filter(shown -> name.equals(shown.finding().workload()))
                .toList();
        return new RegisterEntry(reviewed.contract(), reviewed.report(), counted(own));
    }

    /** The worst first. */
    static List<Count> counted(List<ShownFinding> findings) {
        return Arrays.stream(Severity.values())
                .map(severity -> new Count(
                        severity,
                        findings.stream()
                                .filter(shown -> shown.finding().severity() == severity)
                                .count()))
                .filter(count -> count.findings() > 0)
                .toList();
    }

    /** The first sentence of the description. */
    public String inShort() {
        String description = contract.description();
        if (description == null) {
            return "";
        }
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }

    /** Whether every item of the checklist passes. */
    public boolean isApproved() {
        return report.passed() == report.checklist().size();
    }

    /** How the checklist came out. */
    public String style() {
        return report.isFailed() ? "failed" : report.isOpen() ? "paused" : "running";
    }
}
