package dev.crossdock.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.CustomerProfileRow;
import dev.crossdock.customer.store.DailyFieldCount;
import dev.crossdock.value.CustomerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final ChangeHistory history = new ChangeHistory(Map.of());

    @Test
    void the_first_profile_changes_every_field_it_has() {
        history.add(profile(1, "{\"customerId\":\"c\",\"revision\":1,\"email\":\"a@example.org\",\"country\":\"FR\"}"));

        assertThat(history.rows())
                .singleElement()
                .extracting(row -> row.changedFields)
                .isEqualTo(List.of("country", "email"));
    }

    @Test
    void a_later_profile_changes_what_differs() {
        history.add(profile(1, "{\"email\":\"a@example.org\",\"country\":\"FR\"}"));
        history.add(profile(2, "{\"email\":\"b@example.org\",\"country\":\"FR\"}"));

        assertThat(history.rows().get(1).changedFields).containsExactly("email");
        assertThat(history.counts())
                .extracting(count -> Map.entry(count.key, count.changes))
                .containsExactly(
                        Map.entry(new DailyFieldCount.Key(LocalDate.of(2026, 3, 1), "country"), 1L),
                        Map.entry(new DailyFieldCount.Key(LocalDate.of(2026, 3, 1), "email"), 2L));
    }

    @Test
    void a_stale_revision_changes_nothing() {
        history.add(profile(5, "{\"email\":\"new@example.org\"}"));
        history.add(profile(4, "{\"email\":\"old@example.org\"}"));
        history.add(profile(5, "{\"email\":\"again@example.org\"}"));

        assertThat(history.applied()).isEqualTo(1);
        assertThat(history.rows()).hasSize(1);
    }

    @Test
    void an_erasure_takes_the_history_with_it_and_ends_it() {
        history.add(profile(1, "{\"email\":\"a@example.org\"}"));
        history.add(new Erased(new CustomerId("c"), 2));
        history.add(profile(3, "{\"email\":\"back@example.org\"}"));

        assertThat(history.rows()).isEmpty();
        assertThat(history.erasedCustomers()).containsExactly("c");
        assertThat(history.states()).singleElement().matches(state -> state.erased() && state.profile() == null);
    }

    private static ProfileChanged profile(long revision, String json) {
        CustomerProfileRow profile = new CustomerProfileRow();
        profile.revision = revision;
        profile.occurredAt = NOON;
        return new ProfileChanged(new CustomerId("c"), profile, json.getBytes(StandardCharsets.UTF_8), 0, revision);
    }
}
