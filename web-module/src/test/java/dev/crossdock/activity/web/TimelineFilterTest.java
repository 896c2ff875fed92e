package dev.crossdock.activity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineFilterTest {

    private final TimelineFilter filter = new TimelineFilter();

    @Test
    void both_days_belong_to_what_is_wanted() {
        filter.setFrom("2026-03-01");
        filter.setTo("2026-03-01");

        assertThat(filter.of("c-1").from()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(filter.of("c-1").to()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
    }

    @Test
    void only_the_customer_of_the_page_is_asked_for() {
        assertThat(filter.of("c-1").customers()).containsExactly("c-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30", "-0001-01-01", "+12026-01-01"})
    void what_is_no_day_is_as_if_not_said(String text) {
        filter.setFrom(text);
        filter.setTo(text);

        assertThat(filter.of("c-1").from()).isNull();
        assertThat(filter.of("c-1").to()).isNull();
    }

    @Test
    void a_type_that_is_not_offered_is_as_if_not_said() {
        filter.setType("customer.profile-changed");

        assertThat(filter.of("c-1").type()).isNull();
    }
}
