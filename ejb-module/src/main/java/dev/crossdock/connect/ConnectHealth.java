package dev.crossdock.connect;

import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Admission;
import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.Part;
import dev.crossdock.health.PartHealth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether Kafka Connect answered when it was last looked at. */
@Dependent
class ConnectHealth implements HealthCheck {

    private static final Part CONNECT = Part.optional(35, "connect", "Kafka Connect");

    @Inject
    ConnectorGroups connectors;

    @Inject
    Admission admission;

    @Override
    public List<PartHealth> check() {
        return List.of(
                connectors.isConfigured()
                        ? answering(connectors.seen())
                        : CONNECT.leftOut(needing(admission.contracts()), "crossdock.connect.url"));
    }

    static PartHealth answering(@Nullable ConnectSnapshot seen) {
        if (seen == null) {
            return CONNECT.down("not asked yet");
        }
        return seen.problem() == null
                ? CONNECT.up("answers at %s with %d connectors"
                        .formatted(seen.url(), seen.connectors().size()))
                : CONNECT.down(seen.problem() + "; the business works without it");
    }

    /** Those whose topics a connector fills or empties. */
    static List<String> needing(List<WorkloadContract> contracts) {
        return contracts.stream()
                .filter(contract -> contract.transport(Kafka.class)
                        .filter(kafka -> kafka.sourceConnector() != null || kafka.sinkConnector() != null)
                        .isPresent())
                .map(WorkloadContract::workload)
                .toList();
    }
}
