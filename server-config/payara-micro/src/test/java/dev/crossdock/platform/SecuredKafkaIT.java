package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.service.Folders;
import dev.crossdock.stack.testing.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The application with a Kafka of the user's own that encrypts and asks for a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredKafkaIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    private SecuredBroker broker;
    private Platform platform;

    @BeforeAll
    void start() throws IOException {
        Path folder = Path.of("target", "secured-kafka");
        Folders.delete(folder);
        broker = new SecuredBroker(folder);
        platform = Platform.apart(
                "secured",
                Map.of(
                        "crossdock.kafka.bootstrap", broker.bootstrap(),
                        "crossdock.kafka.client-config", broker.clientConfig().toString(),
                        "crossdock.review.live.interval", "2s"),
                List.of("postgresql", "application"));
        platform.stack.wipe();
        await().atMost(SOON).ignoreExceptions().until(() -> {
            platform.start();
            return true;
        });
    }

    @AfterAll
    void stop() {
        platform.stack.down();
        broker.close();
    }

    @Test
    void events_go_in_and_come_out_as_profiles() {
        String customer = "s" + UUID.randomUUID();

        assertThat(platform.events(List.of(Platform.profile(customer, 1))).statusCode())
                .isEqualTo(202);

        await().atMost(SOON)
                .until(() -> platform.get("support-agent", "/api/customers/" + customer)
                                .statusCode()
                        == 200);
    }

    @Test
    void a_projection_is_rebuilt_from_its_topics() {
        JsonNode rebuild = Platform.JSON.readTree(platform.post("operator", "/api/consumer-groups/billing/rebuild")
                .body());
        String path =
                "/api/consumer-groups/billing/rebuilds/" + rebuild.get("id").asLong();

        await().atMost(SOON)
                .until(() ->
                        platform.json("operator", path).get("state").asString().equals("SUCCEEDED"));
    }

    @Test
    void the_live_check_sees_the_cluster() {
        await().atMost(SOON)
                .until(() -> platform.json("operator", "/api/reviews/live").at("/lastCheck/problem"), JsonNode::isNull);
    }
}
