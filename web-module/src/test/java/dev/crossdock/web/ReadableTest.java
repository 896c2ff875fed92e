package dev.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadableTest {

    private final Readable readable = new Readable();

    @Test
    void moments_are_in_utc_and_say_so() {
        assertThat(readable.time(Instant.parse("2026-01-05T08:01:44.198Z"))).isEqualTo("5 Jan 2026, 08:01:44 UTC");
        assertThat(readable.time(null)).isEmpty();
    }

    @Test
    void large_numbers_are_separated_and_rates_rounded() {
        assertThat(readable.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(readable.count(1_234.6)).isEqualTo("1,235");
    }

    @Test
    void durations_from_a_minute_on_are_in_minutes() {
        assertThat(readable.seconds(1.25)).isEqualTo("1.3 s");
        assertThat(readable.seconds(125)).isEqualTo("2 min 05 s");
    }

    @Test
    void countries_have_names_and_what_is_none_stays() {
        assertThat(readable.country("FR")).isEqualTo("France (FR)");
        assertThat(readable.country("Unspecified")).isEqualTo("Unspecified");
        assertThat(readable.country(null)).isNull();
        assertThat(readable.orNone(null)).isEqualTo("not known");
    }
}
