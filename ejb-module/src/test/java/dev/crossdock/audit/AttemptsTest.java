package dev.crossdock.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Attempts attempts = new Attempts(Duration.ofMinutes(1), 3);

    @Test
    void the_first_of_a_name_is_written_down_and_the_others_are_counted() {
        assertThat(attempts.note("ada", NOW)).hasValue(0);
        assertThat(attempts.note("ada", NOW.plusSeconds(1))).isEmpty();
        assertThat(attempts.note("ada", NOW.plusSeconds(59))).isEmpty();

        assertThat(attempts.note("ada", NOW.plusSeconds(60))).hasValue(2);
        assertThat(attempts.note("ada", NOW.plusSeconds(120))).hasValue(0);
    }

    @Test
    void many_names_are_written_down_up_to_a_bound() {
        long written = IntStream.range(0, 100)
                .filter(i -> attempts.note("name" + i, NOW).isPresent())
                .count();

        assertThat(written).isEqualTo(3);
        assertThat(attempts.note("name50", NOW.plusSeconds(60))).hasValue(1);
    }
}
