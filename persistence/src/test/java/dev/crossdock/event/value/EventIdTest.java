package dev.crossdock.event.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void ids_are_in_the_order_of_their_bytes_as_the_database_has_them() {
        // In UTF-16 the first of them would be the larger one.
        assertThat(new EventId("\uFF5E", "1")).isLessThan(new EventId("\uD83D\uDE00", "1"));
        assertThat(new EventId("a", "2")).isGreaterThan(new EventId("a", "10"));
        assertThat(new EventId("Z", "1")).isLessThan(new EventId("a", "0"));
    }

    @Test
    void a_name_has_at_least_one_character_and_no_more_than_an_index_holds() {
        assertThat(new EventId("\uD83D\uDE00".repeat(256), "i".repeat(256)).id())
                .hasSize(256);
        assertThatThrownBy(() -> new EventId("/s", "")).hasMessageContaining("id is empty");
        assertThatThrownBy(() -> new EventId("s".repeat(257), "1")).hasMessageContaining("source is");
        assertThatThrownBy(() -> new EventId("/s", "a\0b")).hasMessageContaining("NUL");
    }
}
