package dev.crossdock.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.crossdock.queue.Broker;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.Outgoing;
import dev.crossdock.queue.QueueStart;
import dev.crossdock.queue.Sender;
import dev.crossdock.work.store.JobMessage;
import dev.crossdock.work.store.JobMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobRelayTest {

    private static final Instant SOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_message_carries_what_rules_ask_for_and_nothing_of_the_body() {
        Outgoing message = JobRelay.message(row("work", null, 2));

        assertThat(message.headers())
                .containsOnly(
                        entry("jobId", "j1"), entry("round", "2"), entry("kind", "email"), entry("tenant", "acme"));
        assertThat(message.priority()).isEqualTo(7);
        assertThat(message.notBefore()).isEqualTo(SOON);
    }

    @Test
    void a_dead_letter_has_a_reason_and_does_not_wait() {
        Outgoing message = JobRelay.message(row("dlq.work.email", "no such template", 1));

        assertThat(message.headers()).contains(entry("reason", "no such template"));
        assertThat(message.notBefore()).isNull();
    }

    @Test
    void the_same_message_has_the_same_id_and_another_round_another_one() {
        assertThat(JobRelay.message(row("work", null, 1)).duplicateId())
                .isEqualTo(JobRelay.message(row("work", null, 1)).duplicateId())
                .isNotEqualTo(JobRelay.message(row("work", null, 2)).duplicateId())
                .isNotEqualTo(JobRelay.message(row("dlq.work.email", null, 1)).duplicateId());
    }

    @Test
    void a_message_that_cannot_be_sent_makes_its_queue_doubted_and_who_stops_opens_no_connection_any_more() {
        List<String> done = new ArrayList<>();
        JobRelay relay = new JobRelay();
        relay.messages = new JobMessages() {
            @Override
            public List<JobMessage> next(int limit) {
                return List.of(row("work", null, 1));
            }
        };
        relay.deadLetters = new BrokerDeadLetters();
        relay.broker = new Broker() {
            @Override
            public Sender sender() throws BrokerUnavailableException {
                done.add("asked");
                throw new BrokerUnavailableException("away");
            }
        };
        relay.queues = new QueueStart() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void doubt() {
                done.add("doubted");
            }
        };

        assertThatThrownBy(relay::relay).hasMessage("away");
        assertThat(done).containsExactly("asked", "doubted");

        relay.stop();
        assertThatThrownBy(relay::relay).hasMessage("the application stops");
        assertThat(done.stream().filter("asked"::equals)).hasSize(1);
    }

    private static JobMessage row(String address, @Nullable String reason, int round) {
        return new JobMessage(1, "j1", round, address, reason, "email", "acme", 7, SOON);
    }
}
