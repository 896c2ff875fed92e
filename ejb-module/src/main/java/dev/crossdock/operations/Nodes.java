package dev.crossdock.operations;

import dev.crossdock.lifecycle.ApplicationState;
import dev.crossdock.operations.store.NodeRow;
import dev.crossdock.operations.store.NodeTable;
import dev.crossdock.projection.GroupReaders;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The instances of the application that share one database: each says regularly that it lives and what it reads. */
@Startup
@Singleton
@DependsOn("ApplicationStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Nodes {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Some beats; a busy machine may miss one. */
    private static final Duration GONE = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = "crossdock.node")
    Optional<String> configured;

    @Inject
    ApplicationState application;

    @Inject
    GroupReaders readers;

    @Inject
    NodeTable table;

    private Instant startedAt = Instant.EPOCH;
    private String name = "";

    @PostConstruct
    void start() {
        startedAt = Instant.now(Clock.systemUTC());
        name = configured.orElseGet(Nodes::host);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            throw new UncheckedIOException("This host has no name; set crossdock.node to one of its own.", e);
        }
    }

    /** The name of this instance. */
    public String self() {
        return name;
    }

    /** Every instance that was seen within a day, by name. */
    public List<Node> all() {
        return table.all().stream().map(Nodes::node).toList();
    }

    private static Node node(NodeRow row) {
        Map<String, Integer> partitions =
                JSON.readValue(row.partitions(), new TypeReference<Map<String, Integer>>() {});
        return new Node(row.name(), row.silent().compareTo(GONE) < 0, row.startedAt(), row.silent(), partitions);
    }

    /** Says that this instance lives. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void beat() {
        application.whenUp(
                "node.silent", () -> table.heartbeat(name, startedAt, JSON.writeValueAsString(readers.partitions())));
    }
}
