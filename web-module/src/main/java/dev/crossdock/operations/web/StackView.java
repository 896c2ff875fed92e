package dev.crossdock.operations.web;

import dev.crossdock.health.PartHealth;
import dev.crossdock.operations.Node;
import dev.crossdock.operations.Nodes;
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

    /** Whether everything required answers. */
    public boolean isReady() {
        return health.ready();
    }
}
