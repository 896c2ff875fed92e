package dev.crossdock.operations;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.kafka.KafkaClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Creates the topics of the business cluster that contracts declare and that are missing; nothing else creates any.
 * Existing ones are kept.
 */
@ApplicationScoped
public class Topics {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Inject
    KafkaClients kafka;

    @Inject
    Admission admission;

    /**
     * Creates what is missing.
     *
     * @throws IllegalStateException if Kafka cannot be asked; try again later
     */
    public void ensure() {
        try (Admin admin = kafka.admin(TIMEOUT)) {
            Set<String> existing = admin.listTopics().names().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            List<NewTopic> missing = TopicPlan.of(admission.contracts()).stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot create topics at " + kafka.bootstrap(), e);
        }
    }
}
