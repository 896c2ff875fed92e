package dev.crossdock.configuration;

import dev.crossdock.configuration.Key.Reader;
import dev.crossdock.configuration.Key.Secrecy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every key there is. A key that is read and not listed here fails a test. */
public final class Keys {

    static final String KAFKA_CLIENT_CONFIG = "crossdock.kafka.client-config";

    private static final String LOGGING_KAFKA_CLIENT_CONFIG = "crossdock.logging-kafka.client-config";

    /** Each says how clients of a cluster of Kafka connect. */
    static final List<String> CLIENT_FILES = List.of(KAFKA_CLIENT_CONFIG, LOGGING_KAFKA_CLIENT_CONFIG);

    private static final Form PORT = Form.number(1, 65_535);
    private static final Form WORKERS = Form.number(1, 999);

    private static final List<Key> ALL = List.copyOf(new Keys().listed());

    /** User and password: one is of no use without the other. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("crossdock.opensearch.user", "crossdock.opensearch.password"),
            List.of("crossdock.smtp.user", "crossdock.smtp.password"));

    private final List<Key> keys = new ArrayList<>();

    private Keys() {}

    /** All of them, in the order in which people look for them. */
    public static List<Key> all() {
        return ALL;
    }

    /** The key of a name, written as a property or as a variable. */
    public static Optional<Key> named(String name) {
        String variable = Key.variable(name);
        return ALL.stream().filter(key -> key.variable().equals(variable)).findFirst();
    }

    /** Keys that are set together or not at all. */
    static List<List<Key>> pairs() {
        return PAIRS.stream()
                .map(names ->
                        names.stream().map(name -> named(name).orElseThrow()).toList())
                .toList();
    }

    private List<Key> listed() {
        servers();
        work();
        application();
        launcher();
        return keys;
    }

    private void servers() {
        app(
                "crossdock.kafka.bootstrap",
                Form.ADDRESSES,
                null,
                "kafka-1:9092,kafka-2:9092",
                "brokers of the business cluster");
        app(
                KAFKA_CLIENT_CONFIG,
                Form.ABSOLUTE_PATH,
                null,
                "/etc/crossdock/kafka-client.properties",
                "a file that says how clients of Kafka sign in and encrypt, as Kafka's own tools take it with"
                        + " --command-config; left out, they do neither");
        app(
                "crossdock.logging-kafka.bootstrap",
                Form.ADDRESSES,
                null,
                "logs-1:9092,logs-2:9092",
                "brokers of the logging cluster; left out, there is none, and the business does not miss it");
        app(
                LOGGING_KAFKA_CLIENT_CONFIG,
                Form.ABSOLUTE_PATH,
                null,
                "/etc/crossdock/logging-kafka-client.properties",
                "the same as " + KAFKA_CLIENT_CONFIG + ", for clients of the logging cluster");
        app("crossdock.database.host", Form.HOST_NAME, null, "db.example.org", "PostgreSQL; the database must exist");
        app("crossdock.database.port", PORT, "5432", "5432", "its port");
        app("crossdock.database.name", Form.TEXT, "crossdock", "crossdock", "the database");
        app("crossdock.database.user", Form.TEXT, "crossdock", "crossdock", "who owns it");
        secret("crossdock.database.password", "the password of that user");
        app("crossdock.artemis.url", Form.BROKER_URL, null, "tcp://artemis:61616", "the broker of background work");
        app("crossdock.artemis.user", Form.TEXT, null, "crossdock", "who may manage, send and consume there");
        secret("crossdock.artemis.password", "the password of that user");
        app("crossdock.opensearch.url", Form.URL, null, "http://search:9200", "OpenSearch");
        app(
                "crossdock.opensearch.user",
                Form.TEXT,
                null,
                "crossdock",
                "who may search and write there, by basic authentication; left out, nobody is named");
        secret("crossdock.opensearch.password", "the password of that user");
        app("crossdock.s3.endpoint", Form.URL, null, "http://objects:9000", "object storage with the API of S3");
        secret("crossdock.s3.access-key", "who may read and write there");
        secret("crossdock.s3.secret-key", "the secret of that key");
        app("crossdock.smtp.host", Form.HOST_NAME, "127.0.0.1", "mail.example.org", "the mail server");
        app("crossdock.smtp.port", PORT, "25", "587", "its port");
        app(
                "crossdock.smtp.security",
                Form.oneOf("none", "starttls", "tls"),
                "none",
                "starttls",
                "how the connection is kept secret: not at all, by STARTTLS or nothing is sent, or by TLS from its first"
                        + " byte");
        app(
                "crossdock.smtp.user",
                Form.TEXT,
                null,
                "crossdock",
                "who signs in to the mail server; left out, nobody does");
        secret("crossdock.smtp.password", "the password of that user");
        app(
                "crossdock.connect.url",
                Form.URL,
                null,
                "http://connect:8083",
                "Kafka Connect, for the live check; left out, connectors are not looked at");
    }

    private void work() {
        app("crossdock.smtp.from", Form.TEXT, "no-reply@crossdock.example", "shop@example.org", "the sender of mails");
        app(
                "crossdock.smtp.timeout-millis",
                Form.number(1, 600_000),
                "10000",
                "10000",
                "how long the mail server may take to answer");
        for (String kind : List.of("email", "image", "document")) {
            app(
                    "crossdock.work." + kind + ".workers",
                    WORKERS,
                    "4",
                    "8",
                    "how many jobs of this kind are done at the same time on a node");
        }
        app(
                "crossdock.work.image.max-bytes",
                Form.number(1, Integer.MAX_VALUE),
                "33554432",
                "33554432",
                "larger image files are refused");
        app(
                "crossdock.work.image.max-pixels",
                Form.number(1, Integer.MAX_VALUE),
                "40000000",
                "40000000",
                "images of more pixels are refused by their header");
    }

    private void application() {
        app(
                "crossdock.documents.grace",
                Form.DURATION,
                "24h",
                "1h",
                "how long the sweep leaves unfinished uploads and content without a document alone");
        app(
                "crossdock.documents.upload-memory-mib",
                Form.number(1, 100_000),
                "120",
                "240",
                "how much memory all uploads of a node may use together, in MiB");
        app(
                "crossdock.review.live.interval",
                Form.DURATION,
                "20s",
                "5m",
                "how often what runs is held against the contracts");
        app(
                "crossdock.credentials-file",
                Form.PATH,
                null,
                "/etc/crossdock/credentials.json",
                "users by role, created when there are none");
        app(
                "crossdock.node",
                Form.TEXT,
                null,
                "shop-1",
                "the name of this node among several; left out, the name of its host");
    }

    private void launcher() {
        launcher("crossdock.nodes", Form.number(1, 4), "1", "2", "how many instances of the application are started");
        launcher(
                "crossdock.without",
                Form.someOf("logging-kafka", "connect"),
                null,
                "logging-kafka,connect",
                "parts that are not started, and that the application is not told of");
        launcher("crossdock.brokers", Form.oneOf("1", "3"), "1", "3", "how many brokers of Kafka are started");
        launcher(
                "crossdock.http.address",
                Form.HOST_NAME,
                "127.0.0.1",
                "0.0.0.0",
                "where Payara Micro listens for the application's visitors");
        launcher(
                "crossdock.server",
                Form.oneOf("payara-micro", "payara", "wildfly"),
                "payara-micro",
                "wildfly",
                "the application server");
        launcher(
                "crossdock.opensearch.heap-mib",
                Form.number(256, 31_000),
                "256",
                "1024",
                "the heap of the OpenSearch that is started, in MiB; 256 are too few to search five million events, with"
                        + " more it also compiles its code for speed");
        launcher("crossdock.http.port", PORT, "8080", "80", "the port of the application");
        launcher("crossdock.port.offset", Form.number(0, 40_000), "0", "1000", "is added to every port of the stack");
        launcher("crossdock.home", Form.PATH, ".crossdock", "/var/lib/crossdock", "data, logs and passwords");
        launcher("crossdock.url", Form.URL, null, "http://127.0.0.1:8080", "the application that commands ask");
    }

    private void app(String name, Form form, @Nullable String usual, String example, String meaning) {
        keys.add(new Key(name, form, usual, example, meaning, Secrecy.OPEN, Reader.APPLICATION));
    }

    private void secret(String name, String meaning) {
        keys.add(new Key(name, Form.TEXT, null, "s3cr3t", meaning, Secrecy.SECRET, Reader.APPLICATION));
    }

    private void launcher(String name, Form form, @Nullable String usual, String example, String meaning) {
        keys.add(new Key(name, form, usual, example, meaning, Secrecy.OPEN, Reader.LAUNCHER));
    }
}
