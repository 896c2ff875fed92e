package dev.crossdock.operations;

import dev.crossdock.activity.TextIndex;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Admission;
import dev.crossdock.contract.guard.Refusal;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.kafka.KafkaClusters;
import dev.crossdock.lifecycle.ApplicationState;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.queue.QueueStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Whether the parts that the application stands on answer. Looked at anew at most every two seconds. */
@ApplicationScoped
public class StackHealth {

    private static final int TIMEOUT_MILLIS = 500;
    private static final long FRESH_NANOS = 2_000_000_000L;

    private static final Pattern URL =
            Pattern.compile("(?<scheme>\\w+)://(?:[^@/?]*@)?(?<host>\\[[^\\]]*\\]|[^:/?#;)]+)(?::(?<port>\\d+))?");
    private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443", "tcp", "61616");

    @Inject
    Database database;

    @Inject
    TextIndex words;

    @Inject
    ApplicationState start;

    @Inject
    QueueStart queues;

    @Inject
    KafkaClusters clusters;

    @Inject
    Admission admission;

    private final Config config = ConfigProvider.getConfig();
    private List<PartHealth> last = List.of();
    private long lookedAt;

    /** The process works; dependencies do not count. */
    public boolean live() {
        return true;
    }

    /** Every required part answers and the consumers may read. */
    public boolean ready() {
        return start.isUp() && parts().stream().allMatch(part -> part.up() || !part.required());
    }

    /** Every part. */
    public synchronized List<PartHealth> parts() {
        if (last.isEmpty() || System.nanoTime() - lookedAt > FRESH_NANOS) {
            last = look();
            lookedAt = System.nanoTime();
        }
        return last;
    }

    private List<PartHealth> look() {
        List<PartHealth> parts = new ArrayList<>();
        parts.add(contractHealth(start.refusals()));
        parts.add(databaseHealth());
        clusters.all().stream().map(this::clusterHealth).forEach(parts::add);
        parts.add(port("artemis", firstAddress("crossdock.artemis.url"), false));
        parts.add(queueHealth());
        parts.add(searchHealth());
        parts.add(port("object-store", firstAddress("crossdock.s3.endpoint"), false));
        parts.add(port("mail", mailAddress(), false));
        return parts;
    }

    static PartHealth contractHealth(List<Refusal> refusals) {
        return new PartHealth(
                "contracts",
                refusals.isEmpty(),
                true,
                refusals.isEmpty()
                        ? "all admitted"
                        : refusals.stream().map(Refusal::toString).collect(Collectors.joining(" | ")));
    }

    private PartHealth clusterHealth(KafkaCluster cluster) {
        return cluster.isConfigured()
                ? clusterHealth(
                        cluster, port(cluster.part(), firstAddressIn(cluster.bootstrap()), cluster.isRequired()))
                : leftOut(cluster, admission.contracts());
    }

    static PartHealth clusterHealth(KafkaCluster cluster, PartHealth health) {
        return health.up() || cluster.isRequired()
                ? health
                : new PartHealth(health.name(), false, false, health.detail() + "; the business works without it");
    }

    /** A cluster that is left out is missed by the workloads whose topics would be there. */
    static PartHealth leftOut(KafkaCluster cluster, List<WorkloadContract> contracts) {
        String needing = contracts.stream()
                .filter(contract -> contract.isOn(cluster.id()))
                .map(WorkloadContract::workload)
                .collect(Collectors.joining(", "));
        return new PartHealth(
                cluster.part(),
                needing.isEmpty(),
                false,
                needing.isEmpty()
                        ? "left out, and no workload needs it"
                        : "left out, and needed by %s: set %s".formatted(needing, cluster.key("bootstrap")));
    }

    private PartHealth queueHealth() {
        return new PartHealth(
                "queues", queues.isReady(), false, queues.isReady() ? "all declared queues exist" : queues.problem());
    }

    private PartHealth databaseHealth() {
        try (Connection connection = database.dataSource().getConnection()) {
            boolean valid = connection.isValid(1);
            return new PartHealth("postgresql", valid, true, valid ? "answers" : "does not answer");
        } catch (SQLException | RuntimeException e) {
            return new PartHealth("postgresql", false, true, "no connection: " + e.getMessage());
        }
    }

    /** A port that is open lets nobody in yet. */
    private PartHealth searchHealth() {
        PartHealth health = port("opensearch", firstAddress("crossdock.opensearch.url"), false);
        return health.up()
                ? words.problem()
                        .map(problem -> new PartHealth(health.name(), false, false, problem))
                        .orElse(health)
                : health;
    }

    private @Nullable String firstAddress(String key) {
        return config.getOptionalValue(key, String.class)
                .map(StackHealth::firstAddressIn)
                .orElse(null);
    }

    /** Host and port of the first of several servers, without what else a URL may hold. */
    static String firstAddressIn(String servers) {
        String first = servers.split(",", 2)[0].strip();
        Matcher url = URL.matcher(first);
        if (!url.find()) {
            return first;
        }
        String port = Objects.requireNonNullElse(url.group("port"), DEFAULT_PORTS.get(url.group("scheme")));
        return url.group("host") + ":" + port;
    }

    private @Nullable String mailAddress() {
        return config.getOptionalValue("crossdock.smtp.host", String.class)
                .map(host -> host + ":"
                        + config.getOptionalValue("crossdock.smtp.port", Integer.class)
                                .orElse(25))
                .orElse(null);
    }

    private static PartHealth port(String name, @Nullable String address, boolean required) {
        if (address == null) {
            return new PartHealth(name, false, required, "not configured");
        }
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    TIMEOUT_MILLIS);
            return new PartHealth(name, true, required, "answers at " + address);
        } catch (IOException | RuntimeException e) {
            return new PartHealth(name, false, required, "no connection to " + address);
        }
    }
}
