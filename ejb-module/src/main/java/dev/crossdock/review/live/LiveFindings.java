package dev.crossdock.review.live;

import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.store.FindingRepository;
import dev.crossdock.review.store.FindingRow;
import dev.crossdock.review.store.LiveCheckRow;
import dev.crossdock.review.store.SeenFinding;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the live check has found so far. */
@Stateless
public class LiveFindings {

    @PersistenceContext(unitName = "crossdock")
    EntityManager entities;

    /** Which findings somebody wants to see. */
    public enum State {
        /** Those that hold. */
        OPEN,
        /** Those that no longer do. */
        RESOLVED,
        /** Both. */
        ALL
    }

    /**
     * A page of findings, oldest first.
     *
     * @param after the id before the first one
     */
    public List<StoredFinding> page(State state, long after, int limit) {
        List<FindingRow> rows = switch (state) {
            case OPEN -> repository().open(after, limit);
            case RESOLVED -> repository().resolved(after, limit);
            case ALL -> repository().all(after, limit);
        };
        return rows.stream().map(StoredFinding::of).toList();
    }

    /** How many findings are open, of every severity. */
    public Map<Severity, Long> open() {
        Map<String, Long> counted = repository().countOpen();
        Map<Severity, Long> open = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            open.put(severity, counted.getOrDefault(severity.word(), 0L));
        }
        return open;
    }

    /** What was last seen of the open findings, at most that many. */
    public List<Finding> open(int limit) {
        return page(State.OPEN, 0, limit).stream().map(StoredFinding::finding).toList();
    }

    /**
     * Stores everything that one look found and resolves what it no longer found.
     *
     * @param cluster the cluster that was looked at; null for everything else
     * @param at the moment of the look
     */
    public void complete(@Nullable String cluster, List<Finding> found, Instant at) {
        repository()
                .complete(
                        cluster,
                        found.stream().map(finding -> seen(cluster, finding)).toList(),
                        at);
    }

    /** Remembers who reads what on a cluster, by topic. */
    public void rememberReaders(String cluster, Map<String, Set<String>> readers, Instant at) {
        repository().rememberReaders(cluster, readers, at);
    }

    /** Stores one finding and leaves all others as they are: nothing is known about them. */
    public void see(String cluster, Finding finding, Instant at) {
        repository().see(seen(cluster, finding), at);
    }

    private static SeenFinding seen(@Nullable String cluster, Finding finding) {
        return new SeenFinding(
                cluster,
                finding.rule(),
                finding.severity().word(),
                finding.subject(),
                finding.workload(),
                finding.summary(),
                JsonMapper.shared().writeValueAsString(finding.evidence()),
                finding.advice());
    }

    /** The groups that were ever seen to read a topic of a cluster, by topic. */
    public Map<String, Set<String>> readers(String cluster) {
        return repository().readers(cluster);
    }

    /** Notes that a check has ended. */
    public void finished(LastCheck check) {
        repository().finished(new LiveCheckRow(check.finishedAt(), check.seconds(), check.problem()));
    }

    /** The last check; empty before the first. */
    public Optional<LastCheck> last() {
        return repository().last().map(LastCheck::of);
    }

    private FindingRepository repository() {
        return new FindingRepository(entities);
    }
}
