package dev.crossdock.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.work.store.JobTable;
import dev.crossdock.work.store.LeasedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a worker does with its lease. */
class JobRunnerTest {

    private static final Delivery DELIVERY = new Delivery(JobKind.EMAIL, "j1", 2);

    private final Row row = new Row();
    private final List<LeasedJob> extended = new ArrayList<>();
    private final Leases leases = new Leases();
    private final JobRunner runner = new JobRunner();

    JobRunnerTest() {
        leases.table = new JobTable() {
            @Override
            public void extend(Collection<LeasedJob> mine, Duration lease) {
                extended.addAll(mine);
            }
        };
        runner.transactions = row;
        runner.leases = leases;
        runner.admission = new Admission();
    }

    @Test
    void the_lease_is_extended_as_long_as_the_work_goes_on_and_no_longer() {
        runner.run(DELIVERY, job -> {
            leases.extend();
            return result();
        });
        leases.extend();

        assertThat(row.told).containsExactly("done");
        assertThat(extended).containsExactly(new LeasedJob("j1", 2, 3));
    }

    @Test
    void an_attempt_that_was_overtaken_changes_nothing_and_its_message_is_done_with() {
        row.overtaken = true;

        runner.run(DELIVERY, job -> result());
        runner.run(DELIVERY, job -> {
            throw new IllegalStateException("mail server away");
        });
        leases.extend();

        assertThat(row.told).isEmpty();
        assertThat(extended).isEmpty();
    }

    @Test
    void a_failure_that_may_pass_gives_the_lease_back_and_brings_the_message_again() {
        assertThatThrownBy(() -> runner.run(DELIVERY, job -> {
                    throw new IllegalStateException("mail server away");
                }))
                .isInstanceOf(RedeliverException.class);
        leases.extend();

        assertThat(row.told).containsExactly("retrying: mail server away");
        assertThat(extended).isEmpty();
    }

    @Test
    void a_failure_that_stays_makes_the_job_dead() {
        runner.run(DELIVERY, job -> {
            throw new PermanentFailureException("no such template");
        });

        assertThat(row.told).containsExactly("dead: no such template");
    }

    private static ObjectNode result() {
        return JsonMapper.shared().createObjectNode();
    }

    /** Has its third attempt. */
    private static final class Row extends JobTransactions {

        private final List<String> told = new ArrayList<>();
        private boolean overtaken;

        @Override
        public Optional<Assignment> begin(Delivery delivery, Duration lease) {
            return Optional.of(new Assignment("j1", JobKind.EMAIL, null, 2, 3, Instant.EPOCH, result()));
        }

        @Override
        public boolean done(Assignment job, String result) {
            return tell("done");
        }

        @Override
        public boolean retryLater(Assignment job, String reason) {
            return tell("retrying: " + reason);
        }

        @Override
        public boolean deadLetter(Assignment job, String reason) {
            return tell("dead: " + reason);
        }

        private boolean tell(String what) {
            return !overtaken && told.add(what);
        }
    }
}
