package dev.crossdock.event;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.contract.guard.RefusedException;
import dev.crossdock.event.value.EventId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudEventTest {

    private static final EventType PROFILE =
            EventSchemasTest.catalog().find("customer.profile-changed").orElseThrow();

    @Test
    void whoever_publishes_gives_a_key() {
        assertThatThrownBy(() -> event("", 10))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("keyless-record")
                .hasMessageContaining("customer.profile-changed");
    }

    @Test
    void whoever_publishes_keeps_to_the_size_of_the_contract() {
        assertThatCode(() -> event("c", PROFILE.limit())).doesNotThrowAnyException();
        assertThatThrownBy(() -> event("c", PROFILE.limit() + 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("payload-over-contract")
                .hasMessageContaining("/api/documents");
    }

    private static CloudEvent event(String key, int bytes) {
        return new CloudEvent(new EventId("/test", "1"), PROFILE, key, Map.of(), new byte[bytes], 0);
    }
}
