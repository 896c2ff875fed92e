package dev.crossdock.work.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.RealDatabase;
import dev.crossdock.persistence.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lease of a job: one holder at a time, and no effect of whoever held it before. */
class JobLeaseTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ZERO;
    private static final int MANY = 1_000;

    private final String id = UUID.randomUUID().toString();
    private final String customer = "c-" + id;
    private final JobTable table = new JobTable();

    JobLeaseTest() {
        table.database = new Database() {
            @Override
            public DataSource dataSource() {
                return RealDatabase.dataSource();
            }
        };
    }

    @Test
    void of_many_workers_one_gets_the_job() {
        aJob(null);

        List<JobRow> leases = IntStream.range(0, 8)
                .parallel()
                .mapToObj(worker -> table.lease(id, 1, LONG))
                .flatMap(Optional::stream)
                .toList();

        assertThat(leases).hasSize(1);
        assertThat(leases.get(0).attempts()).isEqualTo(1);
        assertThat(row().leased()).isTrue();
        assertThat(states()).containsExactly("QUEUED", "RUNNING");
    }

    @Test
    void who_was_overtaken_can_change_nothing_any_more() {
        aJob(null);
        LeasedJob slow = lease(OVER);
        LeasedJob quick = lease(LONG);

        assertThat(quick.attempt()).isEqualTo(2);
        assertThat(table.finish(slow, "DONE", null, "{}")).isFalse();
        assertThat(table.finish(slow, "RETRYING", "why", null)).isFalse();
        assertThat(table.finish(quick, "DONE", null, "{}")).isTrue();
        assertThat(row().state()).isEqualTo("DONE");
        assertThat(states()).containsExactly("QUEUED", "RUNNING", "RUNNING", "DONE");
    }

    @Test
    void a_lease_that_ran_out_is_still_good_if_nobody_took_the_job_over() {
        aJob(null);
        LeasedJob slow = lease(OVER);

        assertThat(table.finish(slow, "DONE", null, "{}")).isTrue();
    }

    @Test
    void an_extended_lease_keeps_everybody_away_and_one_that_was_overtaken_is_not_extended() {
        aJob(null);
        LeasedJob first = lease(OVER);
        table.extend(List.of(first), LONG);

        assertThat(table.lease(id, 1, LONG)).isEmpty();
        assertThat(table.deadLetter(id, 1, "overdue")).isFalse();
        assertThat(table.sendAgain(id, 1, "lost")).isFalse();

        table.extend(List.of(first), OVER);
        LeasedJob second = lease(LONG);
        table.finish(second, "RETRYING", "why", null);
        table.extend(List.of(first, second), LONG);
        assertThat(row().leased()).isFalse();
    }

    @Test
    void a_failure_gives_the_job_back_at_once() {
        aJob(null);
        table.finish(lease(LONG), "RETRYING", "mail server away", null);

        assertThat(lease(LONG).attempt()).isEqualTo(2);
    }

    @Test
    void a_job_of_another_round_or_past_its_deadline_is_not_leased() {
        aJob(Instant.now().minusSeconds(1));

        assertThat(table.lease(id, 1, LONG)).isEmpty();
        assertThat(table.lease(id, 2, LONG)).isEmpty();
        assertThat(table.deadLetter(id, 1, "overdue")).isTrue();
        assertThat(row().reason()).isEqualTo("overdue");
    }

    @Test
    void a_job_whose_worker_is_gone_is_overdue_and_one_that_a_worker_is_at_is_not() {
        aJob(null);
        LeasedJob job = lease(LONG);
        Sql.update(
                RealDatabase.dataSource(), "update work.job set deadline = now() - interval '1 day' where id = ?", id);

        assertThat(table.overdue(MANY)).isEmpty();
        table.extend(List.of(job), OVER);
        assertThat(table.overdue(MANY)).containsExactly(Map.entry(id, 1));
        table.deadLetter(id, 1, "overdue");
        assertThat(table.overdue(MANY)).isEmpty();
    }

    @Test
    void overdue_jobs_are_found_by_their_index() throws SQLException {
        try (Connection connection = RealDatabase.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            try (ResultSet plan = statement.executeQuery("explain " + JobTable.OVERDUE.replace("?", "500"))) {
                List<String> lines = new ArrayList<>();
                while (plan.next()) {
                    lines.add(plan.getString(1));
                }
                assertThat(lines).anyMatch(line -> line.contains("Index Scan using job_deadline"));
            }
        }
    }

    @Test
    void an_erasure_empties_a_job_whose_worker_is_gone_and_waits_for_a_worker_that_is_at_it() {
        aJob(null);
        LeasedJob job = lease(LONG);

        table.erase(customer);
        assertThat(table.notDone(customer)).isEmpty();
        assertThat(table.about(customer)).isEqualTo(1);

        table.extend(List.of(job), OVER);
        assertThat(table.notDone(customer)).containsExactly(id);
        table.erase(customer);
        assertThat(table.about(customer)).isZero();
        assertThat(row().state()).isEqualTo("ERASED");
        assertThat(table.finish(job, "DONE", null, "{}")).isFalse();
    }

    private LeasedJob lease(Duration length) {
        return table.lease(id, 1, length)
                .map(row -> new LeasedJob(row.id(), row.round(), row.attempts()))
                .orElseThrow();
    }

    private JobRow row() {
        return table.find(id).orElseThrow();
    }

    private List<String> states() {
        return table.steps(id).stream().map(StepRow::state).toList();
    }

    private void aJob(@Nullable Instant deadline) {
        table.insert(new NewJob(
                id, "email", "default", customer, 4, null, deadline, "{\"to\": 1}", "test", null, new byte[0]));
    }
}
