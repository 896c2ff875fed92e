# Decisions

One record for each workload, ${origin};
`docs/review.md` says how the rules decide.

<@table ["workload", "runs on", "decided by", "checklist"]
        reports?map(report -> ["[" + report.workload + "](" + report.workload + ".md)", report.asked?join(" + "),
            code(report.decidedBy), report.passed() + " of " + report.checklist?size + " passed"])/>
