package dev.crossdock.queue;

import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.Part;
import dev.crossdock.health.PartHealth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the broker answers and has the declared queues. */
@Dependent
class BrokerHealth implements HealthCheck {

    private static final Part ARTEMIS = Part.optional(40, "artemis", "Artemis");
    private static final Part QUEUES = Part.optional(40, "queues", "Queues");

    @Inject
    @ConfigProperty(name = "crossdock.artemis.url")
    Optional<String> url;

    @Inject
    QueueStart queues;

    @Override
    public List<PartHealth> check() {
        return List.of(
                ARTEMIS.listening(url),
                queues.isReady() ? QUEUES.up("all declared queues exist") : QUEUES.down(queues.problem()));
    }
}
