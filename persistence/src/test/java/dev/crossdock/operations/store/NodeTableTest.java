package dev.crossdock.operations.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.persistence.store.RealDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeTableTest {

    private static final Instant STARTED = Instant.parse("2026-02-03T04:05:06Z");

    @Test
    void a_node_was_seen_when_it_last_said_so() {
        NodeTable nodes = new NodeTable();
        nodes.database = RealDatabase.database();

        nodes.heartbeat("one", STARTED.minusSeconds(60), "{}");
        nodes.heartbeat("one", STARTED, "{\"billing\": 3}");

        assertThat(nodes.all()).singleElement().satisfies(node -> {
            assertThat(node.name()).isEqualTo("one");
            assertThat(node.startedAt()).isEqualTo(STARTED);
            assertThat(node.partitions()).isEqualTo("{\"billing\": 3}");
            assertThat(node.silent()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        });
    }
}
