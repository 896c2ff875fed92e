package dev.crossdock.activity.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventKeyTest {

    @Test
    void keys_are_in_the_order_of_their_bytes_as_the_database_has_them() {
        // In UTF-16 the first of them would be the larger one.
        assertThat(new EventKey("\uFF5E", "1")).isLessThan(new EventKey("\uD83D\uDE00", "1"));
        assertThat(new EventKey("a", "2")).isGreaterThan(new EventKey("a", "10"));
        assertThat(new EventKey("Z", "1")).isLessThan(new EventKey("a", "0"));
    }

    @Test
    void an_event_without_a_name_is_none() {
        assertThatThrownBy(() -> new EventKey("/s", "")).hasMessageContaining("source and an id");
    }
}
