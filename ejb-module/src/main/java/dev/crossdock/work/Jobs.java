package dev.crossdock.work;

import dev.crossdock.outbox.Appended;
import dev.crossdock.work.store.JobTable;
import dev.crossdock.work.store.NewJob;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes jobs in. A job and the message about it are stored together; the relay hands the message to the broker as soon as
 * that answers, so that a job is accepted while the broker is away.
 */
@Stateless
public class Jobs {

    private final JobRequests requests = new JobRequests(Clock.systemUTC());

    @Inject
    JobTable table;

    @Inject
    Event<Appended> appended;

    /**
     * Accepts a job, or finds the one that was accepted for the same key.
     *
     * @param key what makes a repetition known as one; null if every call is a new job
     * @return the job's id
     * @throws InvalidJobException if it cannot be accepted as it is
     * @throws KeyReusedException if the key stands for another job
     */
    public String submit(String caller, JobKind kind, JsonNode json, @Nullable String key) {
        NewJob job = requests.read(caller, kind, json, key);
        if (table.insert(job)) {
            appended.fire(new Appended(JobRelay.NAME));
            return job.id();
        }
        return known(job);
    }

    private String known(NewJob job) {
        String key = String.valueOf(job.idempotencyKey());
        Map.Entry<String, Boolean> known = table.findByKey(job.submittedBy(), job.kind(), key, job.fingerprint())
                .orElseThrow(() -> new IllegalStateException("job of key '" + key + "' is neither new nor known"));
        if (!known.getValue()) {
            throw new KeyReusedException(key, known.getKey());
        }
        return known.getKey();
    }

    /** A job with its history. */
    public Optional<Job> find(String id) {
        return table.find(id).map(row -> Job.of(row, table.steps(id)));
    }

    /** How many jobs of a kind are in each state but "done"; a state without jobs may be missing. */
    public Map<JobState, Long> unfinished(JobKind kind) {
        return table.counts(kind.word()).entrySet().stream()
                .collect(Collectors.toMap(count -> JobState.valueOf(count.getKey()), Map.Entry::getValue));
    }
}
