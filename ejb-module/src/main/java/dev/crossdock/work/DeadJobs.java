package dev.crossdock.work;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.outbox.Appended;
import dev.crossdock.work.store.JobRow;
import dev.crossdock.work.store.JobTable;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What operators do with jobs that could not be done: look, correct, queue again. Each act is in the audit log. */
@Stateless
public class DeadJobs {

    private final JobRequests requests = new JobRequests(Clock.systemUTC());

    @Inject
    JobTable table;

    @Inject
    AuditLog audit;

    @Inject
    Event<Appended> appended;

    /** Dead jobs in the order of their ids, which is the order in which they were submitted. */
    public List<DeadJob> page(@Nullable JobKind kind, String after, int limit) {
        return table.dead(kind == null ? null : kind.word(), after, limit).stream()
                .map(row -> DeadJob.of(row, null))
                .toList();
    }

    /** One dead job with its body. */
    public Optional<DeadJob> find(String id) {
        return row(id).map(row -> DeadJob.of(row, Bodies.read(row.body())));
    }

    /**
     * Corrects what is to be done.
     *
     * @return false if there is no such dead job
     * @throws InvalidJobException if it is not as the kind wants it
     */
    public boolean edit(String actor, String id, JsonNode body) {
        Optional<JobRow> row = row(id);
        if (row.isEmpty()) {
            return false;
        }
        requests.checkBody(JobKind.of(row.get().kind()).orElseThrow(), body);
        if (!table.edit(id, body.toString())) {
            return false;
        }
        audit.record(AuditEntry.of(actor, AuditAction.JOB_EDIT).about(id));
        return true;
    }

    /** Queues a dead job again; false if there is no such dead job. */
    public boolean redrive(String actor, String id) {
        if (table.queueAgain(id, null, "queued again by " + actor) == 0) {
            return false;
        }
        appended.fire(new Appended(JobRelay.NAME));
        audit.record(AuditEntry.of(actor, AuditAction.JOB_REDRIVE).about(id));
        return true;
    }

    /** Queues all dead jobs again, or those of one kind; how many. */
    public int redriveAll(String actor, @Nullable JobKind kind) {
        String word = kind == null ? null : kind.word();
        int jobs = table.queueAgain(null, word, "queued again by " + actor);
        appended.fire(new Appended(JobRelay.NAME));
        audit.record(AuditEntry.of(actor, AuditAction.JOB_REDRIVE)
                .about(word == null ? "all" : word)
                .with("jobs", String.valueOf(jobs)));
        return jobs;
    }

    private Optional<JobRow> row(String id) {
        return table.find(id).filter(row -> JobState.DEAD.name().equals(row.state()));
    }
}
