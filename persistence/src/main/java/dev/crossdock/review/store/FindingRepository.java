package dev.crossdock.review.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The findings of the live check and what it has to remember between checks, in the persistence context of the caller. */
public final class FindingRepository {

    private final EntityManager entities;

    /** What it gives out is managed by that context. */
    public FindingRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Stores everything that one look found and resolves what it no longer found.
     *
     * @param cluster the cluster that was looked at; null for everything else
     * @param at the moment of the look
     */
    public void complete(@Nullable String cluster, Collection<SeenFinding> found, Instant at) {
        Map<Key, FindingRow> known = concerned(found);
        Set<Key> seen = new HashSet<>();
        found.forEach(finding -> {
            see(known, finding, at);
            seen.add(Key.of(finding));
        });
        known.forEach((key, row) -> {
            if (!seen.contains(key) && Objects.equals(key.cluster(), cluster)) {
                row.resolve(at);
            }
        });
    }

    /** Stores one finding and leaves all others as they are: nothing is known about them. */
    public void see(SeenFinding finding, Instant at) {
        see(concerned(List.of(finding)), finding, at);
    }

    private void see(Map<Key, FindingRow> known, SeenFinding finding, Instant at) {
        FindingRow row = known.get(Key.of(finding));
        if (row == null) {
            row = new FindingRow(finding, at);
            entities.persist(row);
            known.put(Key.of(finding), row);
        } else {
            row.seeAgain(finding, at);
        }
    }

    private Map<Key, FindingRow> concerned(Collection<SeenFinding> found) {
        Map<Key, FindingRow> known = new HashMap<>();
        entities.createNamedQuery(FindingRow.CONCERNED, FindingRow.class)
                .setParameter(
                        "rules",
                        found.stream().map(SeenFinding::rule).distinct().toList())
                .getResultList()
                .forEach(row -> known.put(Key.of(row.seen()), row));
        return known;
    }

    /** Findings that hold, in the order of their ids after one of them. */
    public List<FindingRow> open(long after, int limit) {
        return page(FindingRow.OPEN, after, limit);
    }

    /** Findings that no longer hold, in the order of their ids after one of them. */
    public List<FindingRow> resolved(long after, int limit) {
        return page(FindingRow.RESOLVED, after, limit);
    }

    /** All findings, in the order of their ids after one of them. */
    public List<FindingRow> all(long after, int limit) {
        return page(FindingRow.ALL, after, limit);
    }

    private List<FindingRow> page(String query, long after, int limit) {
        return entities.createNamedQuery(query, FindingRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many findings are open, by severity; those without any are absent. */
    public Map<String, Long> countOpen() {
        TypedQuery<Object[]> query = entities.createNamedQuery(FindingRow.COUNT_OPEN, Object[].class);
        Map<String, Long> counts = new TreeMap<>();
        query.getResultList().forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    /** Remembers who reads what on a cluster, by topic. */
    public void rememberReaders(String cluster, Map<String, Set<String>> readers, Instant at) {
        readers.forEach((topic, groups) -> groups.forEach(group -> {
            TopicReaderRow.Key key = new TopicReaderRow.Key(cluster, topic, group);
            TopicReaderRow known = entities.find(TopicReaderRow.class, key);
            if (known == null) {
                entities.persist(new TopicReaderRow(key, at));
            } else {
                known.seeAgain(at);
            }
        }));
    }

    /** The groups that were ever seen to read a topic of a cluster, by topic. */
    public Map<String, Set<String>> readers(String cluster) {
        Map<String, Set<String>> readers = new HashMap<>();
        entities
                .createQuery("select r from TopicReaderRow r where r.key.cluster = :cluster", TopicReaderRow.class)
                .setParameter("cluster", cluster)
                .getResultList()
                .stream()
                .map(TopicReaderRow::key)
                .forEach(key -> readers.computeIfAbsent(key.topic(), topic -> new TreeSet<>())
                        .add(key.group()));
        return readers;
    }

    /** Notes that a check has ended. */
    public void finished(LiveCheckRow check) {
        entities.merge(check);
    }

    /** The last check; empty before the first. */
    public Optional<LiveCheckRow> last() {
        return Optional.ofNullable(entities.find(LiveCheckRow.class, true));
    }

    private record Key(@Nullable String cluster, String rule, String subject) {

        static Key of(SeenFinding finding) {
            return new Key(finding.cluster(), finding.rule(), finding.subject());
        }
    }
}
