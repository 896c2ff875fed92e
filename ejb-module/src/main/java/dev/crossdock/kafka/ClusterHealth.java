package dev.crossdock.kafka;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Admission;
import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.Part;
import dev.crossdock.health.PartHealth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Whether the clusters answer. */
@Dependent
class ClusterHealth implements HealthCheck {

    @Inject
    KafkaClusters clusters;

    @Inject
    Admission admission;

    @Override
    public List<PartHealth> check() {
        return clusters.all().stream()
                .map(cluster -> cluster.isConfigured()
                        ? doneWithout(part(cluster).listening(Optional.of(cluster.bootstrap())))
                        : leftOut(cluster, admission.contracts()))
                .toList();
    }

    static Part part(KafkaCluster cluster) {
        String title = cluster.id() == Cluster.BUSINESS ? "Kafka" : "Logging Kafka";
        return new Part(30, cluster.part(), title, cluster.isRequired());
    }

    static PartHealth doneWithout(PartHealth health) {
        return health.up() || health.part().required()
                ? health
                : health.part().down(health.detail() + "; the business works without it");
    }

    /** A cluster that is left out is missed by the workloads whose topics would be there. */
    static PartHealth leftOut(KafkaCluster cluster, List<WorkloadContract> contracts) {
        List<String> needing = contracts.stream()
                .filter(contract -> contract.isOn(cluster.id()))
                .map(WorkloadContract::workload)
                .toList();
        return part(cluster).leftOut(needing, cluster.key("bootstrap"));
    }
}
