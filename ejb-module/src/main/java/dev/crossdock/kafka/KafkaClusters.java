package dev.crossdock.kafka;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clusters as they are configured: the business one always is, any other may be left out. */
@ApplicationScoped
public class KafkaClusters {

    @Inject
    @ConfigProperty(name = "crossdock.kafka.bootstrap")
    String businessBootstrap;

    @Inject
    @ConfigProperty(name = "crossdock.kafka.client-config")
    Optional<String> businessClientFile;

    @Inject
    @ConfigProperty(name = "crossdock.logging-kafka.bootstrap")
    Optional<String> loggingBootstrap;

    @Inject
    @ConfigProperty(name = "crossdock.logging-kafka.client-config")
    Optional<String> loggingClientFile;

    /** The cluster of the business events. */
    @Produces
    @Dependent
    KafkaCluster business() {
        return of(Cluster.BUSINESS);
    }

    /** One of them, configured or not. */
    public KafkaCluster of(Cluster id) {
        return switch (id) {
            case BUSINESS -> new KafkaCluster(id, Optional.of(businessBootstrap), businessClientFile);
            case LOGGING -> new KafkaCluster(id, loggingBootstrap, loggingClientFile);
        };
    }

    /** All of them, the business cluster first. */
    public List<KafkaCluster> all() {
        return Stream.of(Cluster.values()).map(this::of).toList();
    }
}
