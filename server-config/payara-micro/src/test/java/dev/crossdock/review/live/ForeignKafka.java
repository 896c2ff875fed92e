package dev.crossdock.review.live;

import static org.awaitility.Awaitility.await;

import dev.crossdock.connect.ConnectClient;
import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.platform.ConnectTools;
import dev.crossdock.platform.KafkaTools;
import dev.crossdock.review.cluster.ClusterObserver;
import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.ClusterUnreachableException;
import dev.crossdock.review.cluster.ExternalPositions;
import dev.crossdock.review.cluster.Limits;
import dev.crossdock.stack.Stack;
import dev.crossdock.stack.settings.Port;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kafka without the application, to be misused: a broker, a second one on demand, and a Connect worker on demand. Started once
 * for all who ask; {@code ScanIT}, which looks at all its topics, comes before those that leave some.
 */
public final class ForeignKafka {

    private static final int PORT_OFFSET = Integer.getInteger("crossdock.test.port-offset", 11_000) + 600;
    private static final Path HOME = Path.of("target", "foreign-live").toAbsolutePath();

    private final Stack stack = Stack.at(HOME.resolve(".crossdock"), PORT_OFFSET);
    private final List<Process> processes = new ArrayList<>();
    public final KafkaTools tools;
    private final ClusterObserver observer;

    private static final class Shared {

        private static final ForeignKafka KAFKA = new ForeignKafka();
    }

    private ForeignKafka() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        stack.down();
        stack.wipe();
        stack.up(List.of("kafka"), System.out::println);
        tools = new KafkaTools(bootstrap());
        try {
            observer = new ClusterObserver(Map.of("bootstrap.servers", bootstrap()), Limits.ofLiveCheck());
        } catch (ClusterUnreachableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one of this run, which ends with it. */
    public static ForeignKafka running() {
        return Shared.KAFKA;
    }

    /** What the cluster looks like. */
    ClusterSnapshot look() throws Exception {
        return observer.observe(ExternalPositions.NONE, null);
    }

    /** What is known when this contract is held against what was seen. */
    static Situation situation(String contract, ClusterSnapshot now, @Nullable ClusterSnapshot before)
            throws Exception {
        return new Situation(Kafka.Cluster.BUSINESS, contracts(contract), now, before, Map.<String, Set<String>>of());
    }

    static List<WorkloadContract> contracts(String contract) throws Exception {
        return List.of(new Contracts().read(contract.getBytes(StandardCharsets.UTF_8)));
    }

    /** Starts a second broker of the same cluster; returns when it has joined. */
    Process startSecondBroker() throws Exception {
        Path settings = HOME.resolve("second.properties");
        int port = PORT_OFFSET + 19_999;
        Files.writeString(
                settings, """
                process.roles=broker
                node.id=2
                controller.quorum.voters=1@127.0.0.1:%d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%s
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(stack.settings().port(Port.KAFKA_CONTROLLER), port, HOME.resolve("second")));
        run("kafka", "kafka.tools.StorageTool", "format", "-t", tools.clusterId(), "-c", settings.toString())
                .waitFor();
        Process broker = run("kafka", "kafka.Kafka", settings.toString());
        await().atMost(Duration.ofMinutes(1)).until(() -> look().brokers() == 2);
        return broker;
    }

    /** Starts a Connect worker; returns when it answers. */
    ConnectWorker startConnect() throws Exception {
        Path settings = HOME.resolve("connect.properties");
        String url = "http://127.0.0.1:" + stack.settings().port(Port.CONNECT);
        Files.writeString(settings, """
                bootstrap.servers=%s
                listeners=%s
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.storage.StringConverter
                offset.storage.file.filename=%s
                plugin.discovery=service_load
                """.formatted(bootstrap(), url, HOME.resolve("offsets")));
        Process worker = run("connect", "org.apache.kafka.connect.cli.ConnectStandalone", settings.toString());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> new ConnectClient(url).observe().problem() == null);
        return new ConnectWorker(new ConnectTools(url), worker);
    }

    private Process run(String module, String... command) {
        try {
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "-cp",
                    Files.readString(stack.settings().module(module).resolve("target/classpath.txt"))
                            .strip()));
            line.addAll(List.of(command));
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(HOME.toFile(), module + ".log")))
                    .start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String bootstrap() {
        return stack.applicationSettings().get("crossdock.kafka.bootstrap");
    }

    private void close() {
        observer.close();
        tools.close();
        processes.forEach(Process::destroyForcibly);
        stack.down();
    }
}
