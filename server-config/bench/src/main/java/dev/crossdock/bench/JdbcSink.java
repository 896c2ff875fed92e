package dev.crossdock.bench;

import dev.crossdock.stack.process.Polling;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
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

/**
 * The baseline {@code debezium-jdbc-sink}: Debezium's JDBC sink under Kafka Connect, in a process of its own, with the
 * settings that make it fastest. The records carry no schema, so the converter is told it.
 */
final class JdbcSink {

    private static final String NAME = "debezium-jdbc-sink";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Polling COMPLETE = new Polling(Duration.ofMinutes(20), Duration.ofMillis(5));
    private static final int POLLS_BETWEEN_CHECKS = 200;
    private static final int TASKS = 2;
    private static final String TABLE = """
            create table %1$s.sink (
                customerid text primary key, revision bigint not null, givenname text, familyname text, email text,
                phone text, country text, marketingconsent boolean, deliveryaddress_street text,
                deliveryaddress_city text, deliveryaddress_postalcode text, deliveryaddress_region text,
                deliveryaddress_country text, invoice_name text, invoice_vatid text, invoice_email text,
                invoice_address_street text, invoice_address_city text, invoice_address_postalcode text,
                invoice_address_region text, invoice_address_country text);
            create index sink_email on %1$s.sink (lower(email), customerid)""";

    private final Settings settings;
    private final String schema;
    private final String name;

    JdbcSink(Settings settings, String schema) {
        this.settings = settings;
        this.schema = schema;
        this.name = schema.replace('_', '-');
    }

    /**
     * Lets the connector write two sets that follow each other in the topic into its own table. The time runs from the
     * last row of the first set, when everything has started and is warm, to the last row of the second.
     */
    Duration run(RecordSet warmUp, RecordSet set) throws Exception {
        try (Connection connection = settings.database();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE.formatted(schema));
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
        try (Admin admin = Admin.create(settings.kafka())) {
            admin.alterConsumerGroupOffsets("connect-" + name, starts).all().get();
        }
    }

    private void forgetGroup() throws Exception {
        try (Admin admin = Admin.create(settings.kafka())) {
            admin.deleteConsumerGroups(List.of("connect-" + name)).all().get(30, TimeUnit.SECONDS);
        }
    }

    private BaselineServer start(int port) throws IOException {
        Path folder = Files.createTempDirectory("crossdock-bench-connect");
        Path worker = Files.writeString(folder.resolve("worker.properties"), """
                bootstrap.servers=%s
                listeners=http://127.0.0.1:%d
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.json.JsonConverter
                offset.storage.file.filename=%s
                plugin.discovery=service_load
                """.formatted(
                        settings.kafkaBootstrap(), port, folder.resolve("offsets")));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("name", name);
        request.put("config", configuration());
        Path connector = Files.write(folder.resolve("connector.json"), JSON.writeValueAsBytes(request));
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "org.apache.kafka.connect.cli.ConnectStandalone",
                worker.toString(),
                connector.toString());
        process.environment().put("CLASSPATH", BaselineLoader.classPath(NAME));
        return new BaselineServer(folder, process, settings.log("bench-" + NAME));
    }

    private Map<String, String> configuration() {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
        configuration.put("tasks.max", String.valueOf(TASKS));
        configuration.put("topics", ProfileChanges.TOPIC);
        configuration.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        configuration.put("value.converter.schemas.enable", "true");
        configuration.put("value.converter.schema.content", ConnectSchema.ofProfile());
        configuration.put("transforms", "flatten");
        configuration.put("transforms.flatten.type", "org.apache.kafka.connect.transforms.Flatten$Value");
        configuration.put("transforms.flatten.delimiter", "_");
        configuration.put("connection.url", settings.databaseUrl());
        configuration.put("connection.username", settings.databaseUser());
        configuration.put("connection.password", settings.databasePassword());
        configuration.put("collection.name.format", schema + ".sink");
        configuration.put("insert.mode", "upsert");
        configuration.put("primary.key.mode", "record_value");
        configuration.put("primary.key.fields", "customerId");
        configuration.put("schema.evolution", "none");
        configuration.put("batch.size", "5000");
        configuration.put("use.reduction.buffer", "true");
        configuration.put("dialect.postgres.unnest.insert.enabled", "true");
        configuration.put("consumer.override.max.poll.records", "5000");
        configuration.put("consumer.override.max.partition.fetch.bytes", "4194304");
        configuration.put("consumer.override.receive.buffer.bytes", "1048576");
        return configuration;
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

    private static void refuseFailures(String status) throws IOException, InterruptedException {
        for (JsonNode task : get(status).path("tasks")) {
            if (task.path("state").asString().equals("FAILED")) {
                throw new BenchException(
                        "the connector failed: " + task.path("trace").asString());
            }
        }
    }

    /** A partition is through when the last record of it has its effect: the connector keeps the order. */
    private boolean complete(Connection connection, RecordSet set) throws SQLException {
        String sql = "select 1 from " + schema + ".sink where customerid = ? and revision >= ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (RecordSet.Slice slice : set.slices().values()) {
                select.setString(1, slice.last().key());
                select.setLong(
                        2,
                        JsonMapper.shared()
                                .readTree(slice.last().value())
                                .get("revision")
                                .longValue());
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean hasTasks(String status) throws InterruptedException {
        try {
            return get(status).path("tasks").size() == TASKS;
        } catch (IOException | BenchException notYet) {
            return false;
        }
    }

    private static JsonNode get(String uri) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HTTP.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new BenchException(uri + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
