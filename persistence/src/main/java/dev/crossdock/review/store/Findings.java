package dev.crossdock.review.store;

import dev.crossdock.persistence.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The findings of the live check and what it has to remember between checks. */
@ApplicationScoped
public class Findings {

    /** A finding that was resolved and is seen again opens anew. */
    private static final String SEE = """
            insert into review.finding as f (cluster, rule, severity, subject, workload, summary, evidence, advice,
                first_seen, opened_at, last_seen)
            select coalesce(s.cluster, ''), s.rule, s.severity, s.subject, s.workload, s.summary, s.evidence::jsonb, s.advice,
                now, now, now
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     as s(cluster, rule, severity, subject, workload, summary, evidence, advice),
                 (select ?::timestamptz as now) as clock
            order by 1, 2, 4
            on conflict (cluster, rule, subject) do update set
                severity = excluded.severity, workload = excluded.workload, summary = excluded.summary,
                evidence = excluded.evidence, advice = excluded.advice, last_seen = excluded.last_seen,
                opened_at = case when f.resolved_at is null then f.opened_at else excluded.opened_at end,
                occurrences = f.occurrences + case when f.resolved_at is null then 0 else 1 end,
                resolved_at = null
            """;

    private static final String RESOLVE = """
            update review.finding set resolved_at = ?
            where resolved_at is null and last_seen < ? and cluster = coalesce(?, '')
            """;

    private static final String REMEMBER_READERS = """
            insert into review.topic_reader (cluster, topic, group_name, first_seen, last_seen)
            select ?, r.topic, r.group_name, clock.now, clock.now
            from unnest(?::text[], ?::text[]) as r(topic, group_name), (select ?::timestamptz as now) as clock
            order by 2, 3
            on conflict (cluster, topic, group_name) do update set last_seen = excluded.last_seen
            """;

    private static final String FINISHED = """
            insert into review.live_check (finished_at, seconds, problem) values (?, ?, ?)
            on conflict (only_one) do update set
                finished_at = excluded.finished_at, seconds = excluded.seconds, problem = excluded.problem
            """;

    private static final String PAGE = """
            select id, nullif(cluster, ''), rule, severity, subject, workload, summary, evidence, advice,
                   first_seen, opened_at, last_seen, resolved_at, occurrences
            from review.finding
            where id > ? and case ? when 'open' then resolved_at is null when 'resolved' then resolved_at is not null
                                    else true end
            order by id limit ?
            """;

    @Inject
    Database database;

    /**
     * Stores everything that one look found and resolves what it no longer found, in one transaction.
     *
     * @param cluster the cluster that was looked at; null for everything else
     * @param at the moment of the look
     */
    public void complete(@Nullable String cluster, Collection<SeenFinding> seen, Instant at) {
        run("store findings", connection -> {
            see(connection, seen, at);
            try (PreparedStatement resolve = connection.prepareStatement(RESOLVE)) {
                resolve.setTimestamp(1, Timestamp.from(at));
                resolve.setTimestamp(2, Timestamp.from(at));
                resolve.setString(3, cluster);
                return resolve.executeUpdate();
            }
        });
    }

    /** Stores one finding and leaves all others as they are: nothing is known about them. */
    public void see(SeenFinding seen, Instant at) {
        run("store a finding", connection -> see(connection, List.of(seen), at));
    }

    private static int see(Connection connection, Collection<SeenFinding> seen, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SEE)) {
            List<Function<SeenFinding, @Nullable Object>> columns = List.of(
                    SeenFinding::cluster,
                    SeenFinding::rule,
                    SeenFinding::severity,
                    SeenFinding::subject,
                    SeenFinding::workload,
                    SeenFinding::summary,
                    SeenFinding::evidence,
                    SeenFinding::advice);
            for (int i = 0; i < columns.size(); i++) {
                Object[] values = seen.stream().map(columns.get(i)).toArray();
                insert.setArray(i + 1, connection.createArrayOf("text", values));
            }
            insert.setTimestamp(columns.size() + 1, Timestamp.from(at));
            return insert.executeUpdate();
        }
    }

    /**
     * A page of findings in the order of their ids.
     *
     * @param state {@code open}, {@code resolved} or {@code all}
     * @param after the id before the first one
     */
    public List<FindingRow> page(String state, long after, int limit) {
        return run("read findings", connection -> {
            try (PreparedStatement select = connection.prepareStatement(PAGE)) {
                select.setLong(1, after);
                select.setString(2, state);
                select.setInt(3, limit);
                List<FindingRow> page = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        page.add(row(rows));
                    }
                }
                return page;
            }
        });
    }

    private static FindingRow row(ResultSet rows) throws SQLException {
        Timestamp resolved = rows.getTimestamp(13);
        return new FindingRow(
                rows.getLong(1),
                new SeenFinding(
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getString(8),
                        rows.getString(9)),
                rows.getTimestamp(10).toInstant(),
                rows.getTimestamp(11).toInstant(),
                rows.getTimestamp(12).toInstant(),
                resolved == null ? null : resolved.toInstant(),
                rows.getInt(14));
    }

    /** How many findings are open, by severity; those without any are absent. */
    public Map<String, Long> open() {
        String sql = "select severity, count(*) from review.finding where resolved_at is null group by severity";
        return run("count findings", connection -> {
            Map<String, Long> counts = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        });
    }

    /** Remembers who reads what on a cluster, by topic. */
    public void rememberReaders(String cluster, Map<String, Set<String>> readers, Instant at) {
        List<String> topics = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        readers.forEach((topic, names) -> names.forEach(group -> {
            topics.add(topic);
            groups.add(group);
        }));
        run("remember readers", connection -> {
            try (PreparedStatement insert = connection.prepareStatement(REMEMBER_READERS)) {
                insert.setString(1, cluster);
                insert.setArray(2, connection.createArrayOf("text", topics.toArray()));
                insert.setArray(3, connection.createArrayOf("text", groups.toArray()));
                insert.setTimestamp(4, Timestamp.from(at));
                return insert.executeUpdate();
            }
        });
    }

    /** The groups that were ever seen to read a topic of a cluster, by topic. */
    public Map<String, Set<String>> readers(String cluster) {
        String sql = "select topic, group_name from review.topic_reader where cluster = ?";
        return run("read who reads what", connection -> {
            Map<String, Set<String>> readers = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, cluster);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        readers.computeIfAbsent(rows.getString(1), topic -> new TreeSet<>())
                                .add(rows.getString(2));
                    }
                }
            }
            return readers;
        });
    }

    /** Notes that a check has ended. */
    public void finished(CheckRow check) {
        run("note a check", connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(FINISHED)) {
                upsert.setTimestamp(1, Timestamp.from(check.finishedAt()));
                upsert.setDouble(2, check.seconds());
                upsert.setString(3, check.problem());
                return upsert.executeUpdate();
            }
        });
    }

    /** The last check; empty before the first. */
    public Optional<CheckRow> last() {
        return run("read the last check", connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("select finished_at, seconds, problem from review.live_check");
                    ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new CheckRow(rows.getTimestamp(1).toInstant(), rows.getDouble(2), rows.getString(3)))
                        : Optional.empty();
            }
        });
    }

    private <T> T run(String what, Work<T> work) {
        try (Connection connection = database.dataSource().getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot " + what + ": is the database up?", e);
        }
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
