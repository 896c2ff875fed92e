package dev.crossdock.operations;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.kafka.KafkaCluster;
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

/** Creates the topics that contracts declare and that are missing; nothing else creates any. Existing ones are kept. */
@ApplicationScoped
public class Topics {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Inject
    Admission admission;

    /**
     * Creates what is missing on a cluster, which is not asked if nothing is declared there.
     *
     * @throws IllegalStateException if it cannot be asked; try again later
     */
    public void ensure(KafkaCluster cluster) {
        List<NewTopic> declared = TopicPlan.of(admission.contracts(), cluster.id());
        if (declared.isEmpty()) {
            return;
        }
        try (Admin admin = cluster.admin(TIMEOUT)) {
            Set<String> existing = admin.listTopics().names().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            List<NewTopic> missing = declared.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot create topics at " + cluster.bootstrap(), e);
        }
    }
}
