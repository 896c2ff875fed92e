package dev.crossdock.document.web;

import dev.crossdock.document.StoreUnavailableException;
import dev.crossdock.document.SweepReport;
import dev.crossdock.document.Sweeper;
import dev.crossdock.document.Sweeper.Mode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The object store on the console: what sweeps found, and a new one. */
@Named("documentsPage")
@RequestScoped
public class DocumentsPage {

    private static final int SHOWN = 20;

    @Inject
    Sweeper sweeper;

    @Inject
    Visitor visitor;

    @Inject
    Notices notices;

    private final Lazy<List<SweepReport>> reports = new Lazy<>(() -> sweeper.reports(SHOWN));

    /** Where documents are. */
    @Produces
    @Dependent
    static NavigationEntry navigation() {
        return new NavigationEntry(
                "Documents",
                "/console/documents.xhtml",
                List.of("/console/documents.xhtml"),
                Set.of(Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR),
                60);
    }

    /** The last reports, the newest first. */
    public List<SweepReport> getReports() {
        return reports.get();
    }

    /** The newest report; null if there is none. */
    public @Nullable SweepReport getLast() {
        return reports.get().stream().findFirst().orElse(null);
    }

    /** What the newest report names. */
    public List<SweepReport.Example> getExamples() {
        SweepReport last = getLast();
        return last == null ? List.of() : last.examples();
    }

    /** Why things went, in words. */
    public String reasons(SweepReport report) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, Long> reason : report.removedBecause().entrySet()) {
            words.add(reason.getValue() + " " + reason.getKey());
        }
        return String.join(", ", words);
    }

    /** What a sweep saw that is not as it should be, in words; empty if nothing. */
    public String problems(SweepReport report) {
        List<String> words = new ArrayList<>();
        if (report.dangling() > 0) {
            words.add("documents without content: " + report.dangling());
        }
        if (report.damaged() > 0) {
            words.add("known as missing or altered: " + report.damaged());
        }
        if (report.failed() > 0) {
            words.add("could not be removed: " + report.failed());
        }
        return String.join(", ", words);
    }

    /** Looks what would go. */
    public void look() {
        sweep(Mode.DRY_RUN);
    }

    /** Removes what is nobody's. */
    public void remove() {
        sweep(Mode.REMOVE);
    }

    private void sweep(Mode mode) {
        if (!visitor.isOperator()) {
            notices.error("Only operators may do this.");
            return;
        }
        try {
            Optional<SweepReport> report = sweeper.sweep(String.valueOf(visitor.getName()), mode, null);
            if (report.isEmpty()) {
                notices.warn("A sweep is under way; its report comes in a moment.");
            } else {
                notices.info(report.get().removed() + " of " + report.get().stored()
                        + (mode == Mode.DRY_RUN ? " would be removed." : " removed."));
            }
        } catch (StoreUnavailableException e) {
            notices.warn("The object store does not answer; try again when it is back.");
        }
        reports.forget();
    }
}
