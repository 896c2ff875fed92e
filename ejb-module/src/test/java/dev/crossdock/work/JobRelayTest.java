package dev.crossdock.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.crossdock.queue.Outgoing;
import dev.crossdock.work.store.JobMessage;
import java.time.Instant;
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

    private static JobMessage row(String address, @Nullable String reason, int round) {
        return new JobMessage(1, "j1", round, address, reason, "email", "acme", 7, SOON);
    }
}
