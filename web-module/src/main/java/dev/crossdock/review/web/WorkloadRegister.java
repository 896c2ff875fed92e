package dev.crossdock.review.web;

import dev.crossdock.review.live.LastCheck;
import dev.crossdock.review.live.LiveCheck;
import dev.crossdock.review.live.LiveFindings;
import dev.crossdock.review.live.LiveFindings.State;
import dev.crossdock.web.Lazy;
import dev.crossdock.web.NavigationEntry;
import dev.crossdock.web.Notices;
import dev.crossdock.web.Roles;
import dev.crossdock.web.Visitor;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of the workloads: the register, one workload, and the findings of the live check. */
@Named("workloads")
@RequestScoped
public class WorkloadRegister {

    /** More findings than anybody reads; the API has pages of them. */
    private static final int MAX_FINDINGS = 500;

    @Inject
    Reviewer reviewer;

    @Inject
    LiveFindings findings;

    @Inject
    LiveCheck check;

    @Inject
    Visitor visitor;

    @Inject
    Notices notices;

    private final Lazy<List<RegisterEntry>> entries = new Lazy<>(() -> reviewer.declared().stream()
            .map(reviewed -> RegisterEntry.of(reviewed, getOpen()))
            .toList());
    private final Lazy<List<ShownFinding>> open =
            new Lazy<>(() -> load(State.OPEN).sorted(ShownFinding.URGENCY).toList());
    private final Lazy<Optional<LastCheck>> last = new Lazy<>(() -> findings.last());

    /** Where workloads are looked at. */
    @Produces
    @Dependent
    static NavigationEntry navigation() {
        return new NavigationEntry(
                "Workloads",
                "/console/workloads/register.xhtml",
                List.of("/console/workloads/"),
                Set.of(Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR),
                30);
    }

    /** Every workload of this application. */
    public List<RegisterEntry> getEntries() {
        return entries.get();
    }

    /** Answers 404 where the address names no workload. */
    public void refuseUnknown() throws IOException {
        if (getNamed() == null) {
            visitor.refuse("There is no such workload.");
        }
    }

    /** The workload that the address names in {@code ?name=}; null if there is none. */
    public @Nullable RegisterEntry getNamed() {
        String name = visitor.asked("name");
        return getEntries().stream()
                .filter(entry -> entry.contract().workload().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What is not as it should be, the worst first. */
    public List<ShownFinding> getOpen() {
        return open.get();
    }

    /** Of it, what cannot wait. */
    public List<ShownFinding> getCritical() {
        return getOpen().stream().filter(ShownFinding::isCritical).toList();
    }

    /** What is open of one workload. */
    public List<ShownFinding> openOf(String workload) {
        return getOpen().stream()
                .filter(shown -> workload.equals(shown.finding().workload()))
                .toList();
    }

    /** What was found once and no longer holds, the latest first. */
    public List<ShownFinding> getResolved() {
        return load(State.RESOLVED)
                .sorted(Comparator.comparing(
                                (ShownFinding shown) -> shown.finding().resolvedAt(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .reversed())
                .toList();
    }

    private Stream<ShownFinding> load(State state) {
        return findings.page(state, 0, MAX_FINDINGS).stream().map(ShownFinding::of);
    }

    /** How many findings are open, by severity. */
    public List<RegisterEntry.Count> getHealth() {
        return RegisterEntry.counted(getOpen());
    }

    /** How many workloads pass every item of the checklist. */
    public long getApproved() {
        return getEntries().stream().filter(RegisterEntry::isApproved).count();
    }

    /** The last check; null before the first. */
    public @Nullable LastCheck getLast() {
        return last.get().orElse(null);
    }

    /** Holds the contracts against what runs, at once. */
    public void checkNow() {
        if (!visitor.isOperator()) {
            notices.error("Only operators may do this.");
            return;
        }
        Optional<LastCheck> done = check.run();
        String problem = done.map(LastCheck::problem).orElse(null);
        if (done.isEmpty()) {
            notices.warn("Another instance is checking; its findings are here in a few seconds.");
        } else if (problem == null) {
            notices.info("Checked just now.");
        } else {
            notices.error("Nothing could be checked: " + problem);
        }
        entries.forget();
        open.forget();
        last.forget();
    }
}
