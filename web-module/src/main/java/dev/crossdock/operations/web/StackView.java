package dev.crossdock.operations.web;

import dev.crossdock.operations.Node;
import dev.crossdock.operations.Nodes;
import dev.crossdock.operations.PartHealth;
import dev.crossdock.operations.StackHealth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stack health on the console. */
@Named("stack")
@RequestScoped
public class StackView {

    /** What their makers call them. */
    private static final Map<String, String> TITLES = Map.of(
            "contracts", "Contracts",
            "postgresql", "PostgreSQL",
            "kafka", "Kafka",
            "logging-kafka", "Logging Kafka",
            "artemis", "Artemis",
            "queues", "Queues",
            "opensearch", "OpenSearch",
            "object-store", "Object store",
            "mail", "Mail");

    @Inject
    StackHealth health;

    @Inject
    Nodes nodes;

    /** Every part of the stack. */
    public List<PartHealth> getParts() {
        return health.parts();
    }

    /** Every instance of the application. */
    public List<Node> getNodes() {
        return nodes.all();
    }

    /** How many partitions an instance reads, group by group. */
    public String reads(Node node) {
        return node.partitions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(group -> group.getKey() + " " + group.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A part's name as people write it. */
    public String title(PartHealth part) {
        return TITLES.getOrDefault(part.name(), part.name());
    }

    /** Whether everything required answers. */
    public boolean isReady() {
        return health.ready();
    }
}
