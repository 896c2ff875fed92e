package dev.crossdock.stack.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/** A broker of a Kafka cluster, which is a controller too. */
final class Kafka extends JavaServer {

    /** What a cluster of several needs to lose a broker and stay complete. */
    private static final int IN_SYNC = 2;

    private final int brokers;

    private Kafka(Site site, String cluster, int number, int brokers) {
        super(site, cluster, number);
        this.brokers = brokers;
    }

    /** All brokers of the business cluster. */
    static List<Kafka> business(Site site) {
        var brokers = site.settings().topology().brokers();
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(number -> new Kafka(site, "kafka", number, brokers))
                .toList();
    }

    /** The one broker of the logging cluster, which holds bursts of logs away from the facts of the business. */
    static Kafka logging(Site site) {
        return new Kafka(site, "logging-kafka", 1, 1);
    }

    /** The application waits for the business cluster only, which has the processors to itself meanwhile. */
    @Override
    public List<String> startsAfter() {
        return isOptional() ? business(site).stream().map(Service::name).toList() : needs();
    }

    @Override
    public void checkExternal() throws IOException {
        // Brokers that encrypt do not answer to plain words; whether the sign-in is right the application finds out.
        boolean secured = site.settings()
                .configured("crossdock." + kind + ".client-config")
                .isPresent();
        Probe.any(externalAddresses(), secured ? Probe::accepts : Probe::speaksKafka);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        super.prepare();
        if (!Files.exists(site.data(name()).resolve("meta.properties"))) {
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
                            configuration().toString()),
                    name());
        }
    }

    @Override
    public boolean isReady() throws IOException {
        return Probe.speaksKafka(new HostAndPort("127.0.0.1", ports().get(0)));
    }

    @Override
    String value(String variable) {
        return switch (variable) {
            case "node" -> Integer.toString(number);
            case "voters" -> each(other -> other + "@127.0.0.1:" + value("controllerPort", other));
            case "bootstrap" -> each(other -> "127.0.0.1:" + value("port", other));
            case "copies" -> Integer.toString(brokers);
            case "inSync" -> Integer.toString(Math.min(brokers, IN_SYNC));
            default -> super.value(variable);
        };
    }

    private String value(String variable, int other) {
        return new Kafka(site, kind, other, brokers).value(variable);
    }

    private String each(IntFunction<String> text) {
        return IntStream.rangeClosed(1, brokers).mapToObj(text).collect(Collectors.joining(","));
    }

    /** The same for all brokers of this cluster, and no other's. */
    private String clusterId() {
        var id = UUID.nameUUIDFromBytes(site.data(kind).toString().getBytes(StandardCharsets.UTF_8));
        // The first byte must not become a hyphen, which the tool would read as an option.
        return new Uuid(id.getMostSignificantBits() & Long.MAX_VALUE, id.getLeastSignificantBits()).toString();
    }
}
