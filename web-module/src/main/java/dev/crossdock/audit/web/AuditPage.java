package dev.crossdock.audit.web;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.audit.value.AuditQuery;
import dev.crossdock.audit.value.LogEnd;
import dev.crossdock.audit.value.RecordedAct;
import dev.crossdock.web.NavigationEntry;
import dev.crossdock.web.Page;
import dev.crossdock.web.Roles;
import dev.crossdock.web.Visitor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The audit page: what its address asks for, newest first. */
@Named("auditPage")
@RequestScoped
public class AuditPage {

    private static final int SIZE = 50;

    @Inject
    AuditLog log;

    @Inject
    Visitor visitor;

    private String action = "";
    private String actor = "";
    private String subject = "";
    private Page<RecordedAct> acts = Page.whole(List.of());

    /** Where the log is read. */
    @Produces
    @Dependent
    static NavigationEntry navigation() {
        return new NavigationEntry(
                "Audit", "/console/audit.xhtml", List.of("/console/audit.xhtml"), Set.of(Roles.AUDITOR), 70);
    }

    @PostConstruct
    void read() {
        action = visitor.asked("action");
        actor = visitor.asked("actor").strip();
        subject = visitor.asked("subject").strip();
        AuditQuery query = new AuditQuery(
                AuditAction.of(action).map(AuditAction::word).orElse(null), orAny(actor), orAny(subject));
        acts = Page.of(
                log.before(query, Page.startOr(Long.MAX_VALUE, visitor.asked("before")), SIZE + 1),
                SIZE,
                RecordedAct::seq);
    }

    private static @Nullable String orAny(String text) {
        return text.isEmpty() || text.indexOf('\0') >= 0 ? null : text;
    }

    /** The acts. */
    public List<RecordedAct> getActs() {
        return acts.items();
    }

    /** Where older acts begin; null at the end. */
    public @Nullable String getOlder() {
        return acts.next();
    }

    /** Where the log ends, to be kept elsewhere. */
    public LogEnd getEnd() {
        return log.end();
    }

    /** The words of all actions. */
    public List<String> getActions() {
        return AuditAction.words();
    }

    /** An act's further details, in one line. */
    public String details(RecordedAct act) {
        return new TreeMap<>(act.details())
                .entrySet().stream()
                        .map(detail -> detail.getKey() + " " + detail.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** The action asked for; empty for any. */
    public String getAction() {
        return action;
    }

    /** The actor asked for; empty for any. */
    public String getActor() {
        return actor;
    }

    /** The subject asked for; empty for any. */
    public String getSubject() {
        return subject;
    }
}
