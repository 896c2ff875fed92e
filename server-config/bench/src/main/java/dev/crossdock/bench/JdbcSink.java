package dev.crossdock.bench;

import dev.crossdock.persistence.store.Sql;
import dev.crossdock.stack.process.Polling;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The baseline {@code debezium-jdbc-sink}: Debezium's JDBC sink under Kafka Connect, in a process of its own, with the
 * settings that make it fastest. The records carry no schema, so the converter is told it.
 */
final class JdbcSink {

    private static final String NAME = "debezium-jdbc-sink";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Polling COMPLETE = new Polling(Duration.ofMinutes(20), Duration.ofMillis(5));
    private static final int POLLS_BETWEEN_CHECKS = 200;
    private static final int TASKS = 2;
    private final RunningStack stack;
    private final String schema;
    private final String name;

    JdbcSink(RunningStack stack, String schema) {
        this.stack = stack;
        this.schema = schema;
        this.name = schema.replace('_', '-');
    }

    /**
     * Lets the connector write two sets that follow each other in the topic into its own table. The time runs from the
     * last row of the first set, when everything has started and is warm, to the last row of the second.
     */
    Duration run(RecordSet warmUp, RecordSet set) throws Exception {
        try (Connection connection = stack.database()) {
            Sql.update(connection, file("sink.sql").formatted(schema));
            seek(warmUp);
            int port = BaselineServer.freePort();
            String status = "http://127.0.0.1:" + port + "/connectors/" + name + "/status";
            try (BaselineServer connect = start(port)) {
                connect.await(() -> hasTasks(status));
                awaitComplete(connection, warmUp, status);
                long started = System.nanoTime();
                awaitComplete(connection, set, status);
                return Duration.ofNanos(System.nanoTime() - started);
            } finally {
                forgetGroup();
            }
        }
    }

    private void seek(RecordSet set) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> starts = set.slices().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        slice -> new OffsetAndMetadata(slice.getValue().start())));
        try (Admin admin = Admin.create(stack.kafka())) {
            admin.alterConsumerGroupOffsets("connect-" + name, starts).all().get();
        }
    }

    private void forgetGroup() throws Exception {
        try (Admin admin = Admin.create(stack.kafka())) {
            admin.deleteConsumerGroups(List.of("connect-" + name)).all().get(30, TimeUnit.SECONDS);
        }
    }

    private BaselineServer start(int port) throws IOException {
        Path folder = Files.createTempDirectory("crossdock-bench-connect");
        Path worker = Files.writeString(
                folder.resolve("worker.properties"),
                file("worker.properties").formatted(stack.kafkaBootstrap(), port, folder.resolve("offsets")));
        Path connector = Files.write(folder.resolve("connector.json"), JSON.writeValueAsBytes(connector()));
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "org.apache.kafka.connect.cli.ConnectStandalone",
                worker.toString(),
                connector.toString());
        process.environment().put("CLASSPATH", BaselineLoader.classPath(NAME));
        return new BaselineServer(folder, process, stack.log("bench-" + NAME));
    }

    /** What lies beside the baseline's module. */
    private static String file(String name) throws IOException {
        return Files.readString(BaselineLoader.folder(NAME).resolve(name));
    }

    private ObjectNode connector() throws IOException {
        ObjectNode connector = (ObjectNode) JSON.readTree(file("connector.json"));
        connector
                .put("name", name)
                .withObject("config")
                .put("topics", ProfileChanges.TOPIC)
                .put("value.converter.schema.content", file("profile.schema.json"))
                .put("connection.url", stack.databaseUrl())
                .put("connection.username", stack.get("crossdock.database.user"))
                .put("connection.password", stack.get("crossdock.database.password"))
                .put("collection.name.format", schema + ".sink");
        return connector;
    }

    private void awaitComplete(Connection connection, RecordSet set, String status) throws Exception {
        AtomicInteger polls = new AtomicInteger();
        COMPLETE.await(
                () -> {
                    if (polls.incrementAndGet() % POLLS_BETWEEN_CHECKS == 0) {
                        refuseFailures(status);
                    }
                    return complete(connection, set);
                },
                "the connector did not get through the records");
    }

    private static void refuseFailures(String status) throws IOException {
        for (JsonNode task : get(status).path("tasks")) {
            if (task.path("state").asString().equals("FAILED")) {
                throw new StackException(
                        "the connector failed: " + task.path("trace").asString());
            }
        }
    }

    /** A partition is through when the last record of it has its effect: the connector keeps the order. */
    private boolean complete(Connection connection, RecordSet set) throws SQLException {
        String sql = "select 1 from " + schema + ".sink where customerid = ? and revision >= ?";
        for (RecordSet.Slice slice : set.slices().values()) {
            long revision = JSON.readTree(slice.last().value()).get("revision").longValue();
            if (!Sql.exists(connection, sql, slice.last().key(), revision)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasTasks(String status) {
        try {
            return get(status).path("tasks").size() == TASKS;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static JsonNode get(String uri) throws IOException {
        try (InputStream answer = URI.create(uri).toURL().openStream()) {
            return JSON.readTree(answer);
        }
    }
}
