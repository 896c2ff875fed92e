package dev.crossdock.operations;

import dev.crossdock.projection.DeadLetters;
import dev.crossdock.projection.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates the topics of the business cluster that are missing; automatic creation is off. Existing ones are kept. */
@ApplicationScoped
public class Topics {

    private static final int PARTITIONS = 6;
    private static final Duration FACTS = Duration.ofDays(30);
    private static final Duration DEAD_LETTERS = Duration.ofDays(90);
    private static final int TIMEOUT_SECONDS = 5;

    @Inject
    @ConfigProperty(name = "crossdock.kafka.bootstrap")
    String bootstrap;

    @Inject
    Projections projections;

    /**
     * Creates what is missing.
     *
     * @throws IllegalStateException if Kafka cannot be asked; try again later
     */
    public void ensure() {
        Map<String, Object> configuration = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000);
        try (Admin admin = Admin.create(configuration)) {
            Set<String> existing = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = declared().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot create topics at " + bootstrap, e);
        }
    }

    private List<NewTopic> declared() {
        List<NewTopic> topics = new ArrayList<>();
        topics.add(topic("customer-profile-events", Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact")));
        topics.add(topic("order-events", retained(FACTS)));
        topics.add(topic("payment-events", retained(FACTS)));
        projections
                .all()
                .forEach(projection -> topics.add(
                        topic(DeadLetters.topic(projection.topic(), projection.group()), retained(DEAD_LETTERS))));
        return topics;
    }

    private static Map<String, String> retained(Duration time) {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(time.toMillis()));
    }

    private static NewTopic topic(String name, Map<String, String> configuration) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(configuration);
    }
}
