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
 * A broker of the business Kafka cluster, which is a controller too.
 *
 * @param number from 1
 * @param brokers how many the cluster has
 */
record Kafka(Site site, int number, int brokers) implements Service {

    private static final SettingKey BOOTSTRAP = SettingKey.required("crossdock.kafka.bootstrap");

    /** What a cluster of several needs to lose a broker and stay complete. */
    private static final int IN_SYNC = 2;

    /** All brokers of the cluster. */
    static List<Kafka> cluster(Site site) {
        var brokers = site.settings().topology().brokers();
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(number -> new Kafka(site, number, brokers))
                .toList();
    }

    @Override
    public String name() {
        return Service.numbered("kafka", number);
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.KAFKA, number), site.port(Port.KAFKA_CONTROLLER, number));
    }

    @Override
    public int expectedMiB() {
        return 300;
    }

    @Override
    public List<SettingKey> keys() {
        return List.of(BOOTSTRAP);
    }

    @Override
    public List<Address> externalAddresses() {
        return Address.listed(site.external(BOOTSTRAP));
    }

    @Override
    public void checkExternal() throws IOException {
        // Brokers that encrypt do not answer to plain words; whether the sign-in is right the application finds out.
        boolean secured =
                site.settings().configured("crossdock.kafka.client-config").isPresent();
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
                        "port", site.port(Port.KAFKA, number),
                        "controllerPort", site.port(Port.KAFKA_CONTROLLER, number),
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
                "256m",
                List.of(
                        "-Dlog4j2.configurationFile=" + log.toUri(),
                        "-cp",
                        classPath(),
                        "kafka.Kafka",
                        file().toString()));
    }

    @Override
    public boolean isReady() throws IOException {
        return Probe.speaksKafka(new Address("127.0.0.1", site.port(Port.KAFKA, number)));
    }

    @Override
    public Map<String, String> applicationSettings() {
        return Map.of(BOOTSTRAP.name(), each(other -> "127.0.0.1:" + site.port(Port.KAFKA, other)));
    }

    private String voters() {
        return each(other -> other + "@127.0.0.1:" + site.port(Port.KAFKA_CONTROLLER, other));
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

    /** The same for all brokers of this stack. */
    private String clusterId() {
        var id = UUID.nameUUIDFromBytes(site.data("kafka").toString().getBytes(StandardCharsets.UTF_8));
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        // The first byte must not become a hyphen, which the tool would read as an option.
        bytes[0] &= 0x7F;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
