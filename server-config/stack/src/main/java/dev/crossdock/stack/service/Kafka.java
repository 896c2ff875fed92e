package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The business Kafka cluster: one broker that is its own controller. */
record Kafka(Site site) implements Service {

    private static final SettingKey BOOTSTRAP = SettingKey.required("crossdock.kafka.bootstrap");

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.KAFKA), site.port(Port.KAFKA_CONTROLLER));
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
        Probe.any(externalAddresses(), Probe::speaksKafka);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        var data = site.data(name());
        Folders.makePrivate(data);
        site.fill(
                site.settings().module("kafka").resolve("server.properties"),
                file(),
                Map.of(
                        "port", site.port(Port.KAFKA),
                        "controllerPort", site.port(Port.KAFKA_CONTROLLER),
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
        return Probe.speaksKafka(new Address("127.0.0.1", site.port(Port.KAFKA)));
    }

    @Override
    public Map<String, String> applicationSettings() {
        return Map.of(BOOTSTRAP.name(), "127.0.0.1:" + site.port(Port.KAFKA));
    }

    private Path file() {
        return site.conf(name()).resolve("server.properties");
    }

    private String classPath() {
        return site.built("kafka", "classpath.txt");
    }

    private static String clusterId() {
        var id = UUID.randomUUID();
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        // The first byte must not become a hyphen, which the tool would read as an option.
        bytes[0] &= 0x7F;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
