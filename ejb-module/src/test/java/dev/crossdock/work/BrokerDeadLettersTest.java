package dev.crossdock.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.Management;
import dev.crossdock.queue.RealBroker;
import dev.crossdock.queue.Sender;
import dev.crossdock.work.store.JobMessage;
import dev.crossdock.work.store.JobTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters on a real broker: those it gave up by itself are told from those that say why a job is dead. */
class BrokerDeadLettersTest {

    @TempDir
    Path data;

    @Test
    void what_the_broker_gave_up_is_found_and_removed_and_reasons_stay_until_the_job_is_queued_again()
            throws Exception {
        try (RealBroker real = new RealBroker(data)) {
            real.ensure(new Contracts().ofThisApplication());
            BrokerDeadLetters letters = new BrokerDeadLetters();
            letters.broker = real.broker();
            try (Sender sender = real.broker().sender()) {
                sender.send(JobRelay.message(row("given-up", 3, JobTable.ADDRESS)));
                sender.send(JobRelay.message(row("given-up", 4, JobTable.ADDRESS)));
                sender.send(JobRelay.message(row("no' id", 1, JobTable.ADDRESS)));
                sender.send(JobRelay.message(row("dead", 1, "dlq.work.email")));
                sender.commit();
            }
            try (Management management = real.broker().management()) {
                management.onQueue("work.email", "sendMessagesToDeadLetterAddress", "");
            }

            Delivery third = new Delivery(JobKind.EMAIL, "given-up", 3);
            Delivery fourth = new Delivery(JobKind.EMAIL, "given-up", 4);
            assertThat(letters.givenUp(JobKind.EMAIL)).containsExactly(third, fourth);
            assertThat(letters.givenUp(JobKind.IMAGE)).isEmpty();
            letters.removeGivenUp(JobKind.EMAIL, List.of(third, new Delivery(JobKind.EMAIL, "dead", 1)));
            assertThat(letters.givenUp(JobKind.EMAIL)).containsExactly(fourth);
            assertThat(depth(real)).isEqualTo(3);

            letters.remove(List.of("dead", "given-up"));
            assertThat(depth(real)).isEqualTo(1);
        }
    }

    private static long depth(RealBroker real) throws BrokerUnavailableException {
        return Objects.requireNonNull(real.observer().queues().get("dlq.work.email"))
                .messages();
    }

    private static JobMessage row(String job, int round, String address) {
        return new JobMessage(1, job, round, address, null, "email", "default", 4, null);
    }
}
