package dev.crossdock.operations;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.kafka.KafkaClusters;
import dev.crossdock.lifecycle.ApplicationState;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Creates the topics of clusters that the application does not wait for, once they answer. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class LaterTopics {

    private static final Logger LOG = Logger.getLogger(LaterTopics.class.getName());

    @Inject
    KafkaClusters clusters;

    @Inject
    Topics topics;

    @Inject
    ApplicationState application;

    private final Set<Cluster> unanswered = EnumSet.noneOf(Cluster.class);
    private List<KafkaCluster> missing = List.of();

    @PostConstruct
    void start() {
        missing = clusters.all().stream()
                .filter(cluster -> cluster.isConfigured() && !cluster.isRequired())
                .toList();
    }

    /** Says once that it waits: a cluster may stay away for as long as it likes. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void ensure() {
        if (application.isUp()) {
            missing = missing.stream().filter(cluster -> !ensured(cluster)).toList();
        }
    }

    private boolean ensured(KafkaCluster cluster) {
        try {
            topics.ensure(cluster);
            return true;
        } catch (RuntimeException e) {
            if (unanswered.add(cluster.id())) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "topics.waiting cluster=" + cluster.id().word());
            }
            return false;
        }
    }
}
