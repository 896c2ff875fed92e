package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A broker of a Kafka cluster, which is a controller too.
 *
 * @param number from 1
 * @param brokers how many the cluster has
 */
record Kafka(Site site, Cluster cluster, int number, int brokers) implements Service {

    /** The clusters. */
    enum Cluster {
        /** Facts of the business. */
        BUSINESS("kafka", Port.KAFKA, Port.KAFKA_CONTROLLER, "256m", 300),
        /** Bursts of logs, kept away from the facts. */
        LOGGING("logging-kafka", Port.LOGGING_KAFKA, Port.LOGGING_KAFKA_CONTROLLER, "128m", 230);

        private final String part;
        private final Port port;
        private final Port controllerPort;
        private final String heap;
        private final int expectedMiB;

        Cluster(String part, Port port, Port controllerPort, String heap, int expectedMiB) {
            this.part = part;
            this.port = port;
            this.controllerPort = controllerPort;
            this.heap = heap;
            this.expectedMiB = expectedMiB;
        }
    }

    /** What a cluster of several needs to lose a broker and stay complete. */
    private static final int IN_SYNC = 2;

    /** All brokers of the business cluster. */
    static List<Kafka> business(Site site) {
        var brokers = site.settings().topology().brokers();
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(number -> new Kafka(site, Cluster.BUSINESS, number, brokers))
                .toList();
    }

    /** The one broker of the logging cluster. */
    static Kafka logging(Site site) {
        return new Kafka(site, Cluster.LOGGING, 1, 1);
    }

    @Override
    public String name() {
        return Service.numbered(cluster.part, number);
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(cluster.port, number), site.port(cluster.controllerPort, number));
    }

    @Override
    public int expectedMiB() {
        return cluster.expectedMiB;
    }

    /** The application waits for the business cluster only, which has the processors to itself meanwhile. */
    @Override
    public List<String> startsAfter() {
        return cluster == Cluster.LOGGING
                ? business(site).stream().map(Service::name).toList()
                : needs();
    }

    @Override
    public boolean isOptional() {
        return cluster == Cluster.LOGGING;
    }

    @Override
    public List<SettingKey> keys() {
        return List.of(bootstrap());
    }

    @Override
    public List<Address> externalAddresses() {
        return Address.listed(site.external(bootstrap()));
    }

    @Override
    public void checkExternal() throws IOException {
        // Brokers that encrypt do not answer to plain words; whether the sign-in is right the application finds out.
        boolean secured = site.settings()
                .configured("crossdock." + cluster.part + ".client-config")
                .isPresent();
        Probe.any(externalAddresses(), secured ? Probe::accepts : Probe::speaksKafka);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        var data = site.data(name());
        Folders.makePrivate(data);
        site.fill(
                site.settings().module("kafka").resolve("server.properties"),
                file(),
                Map.of(
                        "node", number,
                        "port", site.port(cluster.port, number),
                        "controllerPort", site.port(cluster.controllerPort, number),
                        "voters", voters(),
                        "copies", brokers,
                        "inSync", Math.min(brokers, IN_SYNC),
                        "data", data));
        if (!Files.exists(data.resolve("meta.properties"))) {
            site.run(
                    List.of(
                            Site.javaBinary(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            "kafka.tools.StorageTool",
                            "format",
                            "-t",
                            clusterId(),
                            "-c",
                            file().toString()),
                    name());
        }
    }

    @Override
    public List<String> command() {
        var log = site.settings().module("kafka").resolve("log4j2.properties");
        return site.java(
                name(),
                cluster.heap,
                List.of(
                        "-Dlog4j2.configurationFile=" + log.toUri(),
                        "-cp",
                        classPath(),
                        "kafka.Kafka",
                        file().toString()));
    }

    @Override
    public boolean isReady() throws IOException {
        return Probe.speaksKafka(new Address("127.0.0.1", site.port(cluster.port, number)));
    }

    @Override
    public Map<String, String> applicationSettings() {
        return Map.of(bootstrap().name(), each(other -> "127.0.0.1:" + site.port(cluster.port, other)));
    }

    private SettingKey bootstrap() {
        return SettingKey.required("crossdock." + cluster.part + ".bootstrap");
    }

    private String voters() {
        return each(other -> other + "@127.0.0.1:" + site.port(cluster.controllerPort, other));
    }

    private String each(IntFunction<String> text) {
        return IntStream.rangeClosed(1, brokers).mapToObj(text).collect(Collectors.joining(","));
    }

    private Path file() {
        return site.conf(name()).resolve("server.properties");
    }

    private String classPath() {
        return site.built("kafka", "classpath.txt");
    }

    /** The same for all brokers of this cluster, and no other's. */
    private String clusterId() {
        var id = UUID.nameUUIDFromBytes(site.data(cluster.part).toString().getBytes(StandardCharsets.UTF_8));
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        // The first byte must not become a hyphen, which the tool would read as an option.
        bytes[0] &= 0x7F;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
