package dev.crossdock.work.store;

import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Jobs and their history. Each method is one statement in the caller's transaction. */
@ApplicationScoped
public class JobTable {

    /** Where every job is sent; the broker's rules hand it on. */
    public static final String ADDRESS = "work";

    private static final Columns<NewJob> NEW = new Columns<>(NewJob.class);
    private static final Columns<JobRow> JOBS = new Columns<>(JobRow.class);
    private static final Columns<StepRow> STEPS = new Columns<>(StepRow.class);

    /** The columns of a job, {@code leased} among them. */
    private static final String COLUMNS = "*, leased_until > clock_timestamp() as leased";

    /** Nobody is at the job, also if it still says RUNNING because its worker is gone. */
    private static final String UNLEASED = "(leased_until is null or leased_until <= clock_timestamp())";

    /** One statement decides among workers: who comes second waits for the row, and then finds the lease of the first. */
    private static final String LEASE = """
            with job as (
                update work.job set state = 'RUNNING', attempts = attempts + 1, reason = null, changed_at = clock_timestamp(),
                       leased_until = clock_timestamp() + make_interval(secs => ?)
                where id = ? and round = ? and state in ('QUEUED', 'RUNNING', 'RETRYING')
                  and (deadline is null or deadline > clock_timestamp()) and
            """ + UNLEASED + """
                returning *
            ), step as (
                insert into work.job_step (job_id, state, round, attempt) select id, state, round, attempts from job
            )
            select
            """ + COLUMNS + " from job";

    private static final String EXTEND = """
            update work.job set leased_until = clock_timestamp() + make_interval(secs => ?)
            from unnest(?::text[], ?::int[], ?::int[]) as mine(id, round, attempt)
            where job.id = mine.id and job.round = mine.round and job.attempts = mine.attempt and job.state = 'RUNNING'
            """;

    private static final String INSERT = """
            with fresh as (
                insert into work.job (state, %s)
                values ('QUEUED', ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                on conflict (submitted_by, kind, idempotency_key) do nothing
                returning id
            ), step as (
                insert into work.job_step (job_id, state, round, attempt) select id, 'QUEUED', 1, 0 from fresh
            )
            insert into work.outbox (job_id, round, address) select id, 1, '%s' from fresh
            """.formatted(NEW.list(), ADDRESS);

    private static final String FINISH = """
            with changed as (
                update work.job set state = ?, reason = ?, result = ?::jsonb, changed_at = clock_timestamp(), leased_until = null
                where id = ? and round = ? and state = 'RUNNING' and attempts = ?
                returning id, state, round, attempts
            )
            insert into work.job_step (job_id, state, round, attempt, detail)
            select id, state, round, attempts, ? from changed
            """;

    private static final String DEAD_LETTER = """
            with changed as (
                update work.job set state = 'DEAD', reason = ?, changed_at = clock_timestamp(), leased_until = null
                where id = ? and round = ? and state in ('QUEUED', 'RUNNING', 'RETRYING') and
            """ + UNLEASED + """
                returning id, state, round, attempts, reason
            )
            insert into work.job_step (job_id, state, round, attempt, detail)
            select id, state, round, attempts, reason from changed
            """;

    private static final String QUEUE_AGAIN = """
            with changed as (
                update work.job set state = 'QUEUED', round = round + 1, attempts = 0, reason = null,
                       not_before = null, deadline = null, changed_at = clock_timestamp()
                where state = 'DEAD' and id = coalesce(?::text, id) and kind = coalesce(?::text, kind)
                returning id, round
            ), step as (
                insert into work.job_step (job_id, state, round, attempt, detail)
                select id, 'QUEUED', round, 0, ? from changed
            )
            insert into work.outbox (job_id, round, address) select id, round, ? from changed
            """;

    private static final String SEND_AGAIN = """
            with changed as (
                update work.job set state = 'QUEUED', round = round + 1, changed_at = clock_timestamp(), leased_until = null
                where id = ? and round = ? and state in ('QUEUED', 'RUNNING', 'RETRYING') and
            """ + UNLEASED + """
                returning id, round, attempts
            ), step as (
                insert into work.job_step (job_id, state, round, attempt, detail)
                select id, 'QUEUED', round, attempts, ? from changed
            )
            insert into work.outbox (job_id, round, address) select id, round, ? from changed
            """;

    /** Whoever is at a job needs its body; the others are emptied, and those that are not done are given up. */
    private static final String ERASE = """
            with erased as (
                update work.job set body = '{}', result = null, changed_at = clock_timestamp(), leased_until = null,
                       reason = case when state = 'DONE' then reason else 'its customer was erased' end,
                       state = case when state = 'DONE' then state else 'ERASED' end
                where customer_id = ? and body <> '{}' and
            """ + UNLEASED + """
                returning id, state, round, attempts
            ), unsent as (
                delete from work.outbox o using erased e where o.job_id = e.id and e.state = 'ERASED'
            )
            insert into work.job_step (job_id, state, round, attempt, detail)
            select id, state, round, attempts, 'its customer was erased' from erased where state = 'ERASED'
            """;

    static final String OVERDUE = """
            select id, round from work.job
            where deadline < now() and state in ('QUEUED', 'RUNNING', 'RETRYING') and
            """ + UNLEASED + " order by deadline limit ?";

    @Inject
    Database database;

    /**
     * Stores a job together with the message about it.
     *
     * @return whether it is new; false if a job of the same caller, kind and key exists
     */
    public boolean insert(NewJob job) {
        return Sql.update(source(), INSERT, NEW.row(job)) > 0;
    }

    /** A job. */
    public Optional<JobRow> find(String id) {
        return Sql.first(source(), "select " + COLUMNS + " from work.job where id = ?", JOBS, id);
    }

    /** The job of a caller's key, and whether it was asked for in the same words. */
    public Optional<Map.Entry<String, Boolean>> findByKey(String caller, String kind, String key, byte[] fingerprint) {
        String sql = """
                select id, fingerprint = ? as same from work.job
                where submitted_by = ? and kind = ? and idempotency_key = ?""";
        return Sql.first(
                source(),
                sql,
                row -> Map.entry(row.getString("id"), row.getBoolean("same")),
                fingerprint,
                caller,
                kind,
                key);
    }

    /** The history of a job, oldest first. */
    public List<StepRow> steps(String id) {
        String sql = "select at, state, round, attempt, detail from work.job_step where job_id = ? order by id";
        return Sql.query(source(), sql, STEPS, id);
    }

    /**
     * Begins an attempt: nobody else begins one before the lease has run out.
     *
     * @return the job with the number of the attempt; empty if it is finished, was queued again, has passed its deadline or
     *     is somebody else's
     */
    public Optional<JobRow> lease(String id, int round, Duration lease) {
        return Sql.first(source(), LEASE, JOBS, seconds(lease), id, round);
    }

    /** Extends the leases of attempts that nobody took over. */
    public void extend(Collection<LeasedJob> mine, Duration lease) {
        Sql.update(
                source(),
                EXTEND,
                seconds(lease),
                Element.TEXT.column(mine, LeasedJob::id),
                Element.INTEGER.column(mine, LeasedJob::round),
                Element.INTEGER.column(mine, LeasedJob::attempt));
    }

    /**
     * Ends an attempt and its lease.
     *
     * @return false if the job was taken over or finished in the meantime: nothing changed
     */
    public boolean finish(LeasedJob job, String state, @Nullable String reason, @Nullable String result) {
        return Sql.update(source(), FINISH, state, reason, result, job.id(), job.round(), job.attempt(), reason) > 0;
    }

    /** Makes an unfinished job dead; false if somebody has it, or it is finished or was queued again: nothing changed. */
    public boolean deadLetter(String id, int round, String reason) {
        return Sql.update(source(), DEAD_LETTER, reason, id, round) > 0;
    }

    /**
     * Queues dead jobs again in a new round, without the times that were set for the old one.
     *
     * @param id one job; null for all
     * @param kind of one kind; null for all
     * @return how many
     */
    public int queueAgain(@Nullable String id, @Nullable String kind, String detail) {
        return Sql.update(source(), QUEUE_AGAIN, id, kind, detail, ADDRESS);
    }

    /** Queues an unfinished job again that nobody has and whose message the broker gave up; its attempts still count. */
    public boolean sendAgain(String id, int round, String detail) {
        return Sql.update(source(), SEND_AGAIN, id, round, detail, ADDRESS) > 0;
    }

    /** Gives a dead job another body; false if it is not dead. */
    public boolean edit(String id, String body) {
        String sql =
                "update work.job set body = ?::jsonb, changed_at = clock_timestamp() where id = ? and state = 'DEAD'";
        return Sql.update(source(), sql, body, id) > 0;
    }

    /** Dead jobs in the order of their ids. */
    public List<JobRow> dead(@Nullable String kind, String after, int limit) {
        return Sql.query(source(), "select " + COLUMNS + """
                         from work.job
                        where state = 'DEAD' and id > ? and kind = coalesce(?::text, kind) order by id limit ?
                        """, JOBS, after, kind, limit);
    }

    /** Unfinished jobs that nobody is at and whose deadline has passed, with their rounds. */
    public List<Map.Entry<String, Integer>> overdue(int limit) {
        return Sql.query(source(), OVERDUE, row -> Map.entry(row.getString("id"), row.getInt("round")), limit);
    }

    /** How many jobs are in each state, of one kind. */
    public Map<String, Long> counts(String kind) {
        String sql = """
                select state, count(*) from work.job
                where kind = ? and (state = 'DEAD' or state in ('QUEUED', 'RUNNING', 'RETRYING')) group by state""";
        return Sql.on(
                source(), connection -> Sql.map(connection, sql, row -> row.getString(1), row -> row.getLong(2), kind));
    }

    /** When the oldest unfinished job of a kind was submitted. */
    public Optional<Instant> oldest(String kind) {
        String sql = """
                select min(submitted_at) from work.job
                where kind = ? and state in ('QUEUED', 'RUNNING', 'RETRYING')""";
        return Sql.moment(source(), sql, kind);
    }

    /** Takes personal data out of jobs that were finished before this; how many. */
    public int forget(Instant before) {
        String sql = """
                update work.job set body = '{}', result = null, changed_at = changed_at
                where state = 'DONE' and changed_at < ? and body <> '{}'""";
        return Sql.update(source(), sql, before);
    }

    /** The unfinished and dead jobs about a customer that nobody is at. */
    public List<String> notDone(String customer) {
        String sql =
                "select id from work.job where customer_id = ? and state not in ('DONE', 'ERASED') and " + UNLEASED;
        return Sql.query(source(), sql, row -> row.getString(1), customer);
    }

    /** Takes out of the jobs about a customer what they say, but of those that somebody is at. */
    public void erase(String customer) {
        Sql.update(source(), ERASE, customer);
    }

    /** How many jobs still say something about a customer. */
    public long about(String customer) {
        String sql = "select count(*) from work.job where customer_id = ? and body <> '{}'";
        return Sql.count(source(), sql, customer);
    }

    private static double seconds(Duration lease) {
        return lease.toMillis() / 1_000.0;
    }

    private DataSource source() {
        return database.dataSource();
    }
}
