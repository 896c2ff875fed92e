package dev.crossdock.projection;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.Transport;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import dev.crossdock.contract.guard.Declared.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The channels, as contracts declare them: a group that feeds a projection reads its topics of the business cluster through
 * the channel of its name.
 */
public class ChannelSettings implements ConfigSource {

    private static final String PREFIX = "mp.messaging.incoming.";
    private static final String CONNECTOR = "mp.messaging.connector." + GroupConnector.NAME + ".";
    private static final String TOPICS = "topics";
    private static final String BOOTSTRAP = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;

    private @Nullable Map<String, String> settings;

    @Override
    public String getName() {
        return "channels of the workload contracts";
    }

    @Override
    public Set<String> getPropertyNames() {
        return settings().keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return name.startsWith(PREFIX) ? settings().get(name) : null;
    }

    private synchronized Map<String, String> settings() {
        Map<String, String> known = settings;
        if (known == null) {
            known = read();
            settings = known;
        }
        return known;
    }

    /** A contract that cannot be read is refused, with its reason, when the application starts. */
    private static Map<String, String> read() {
        try {
            return of(new Contracts().ofThisApplication());
        } catch (IllegalStateException unreadable) {
            return Map.of();
        }
    }

    /**
     * What a projection's group would read, and from where, once the settings of everybody are heard.
     *
     * @param settings the value of a name, whoever set it
     */
    public static Stream<Reader> readers(Function<String, Optional<String>> settings, Projection<?> projection) {
        String channel = PREFIX + projection.group() + ".";
        Optional<String> bootstrap = Stream.of(channel, CONNECTOR)
                .flatMap(place -> settings.apply(place + BOOTSTRAP).stream())
                .findFirst();
        return Stream.concat(
                        projection.topics().stream(),
                        settings.apply(channel + TOPICS).stream().flatMap(topics -> Stream.of(topics.split(","))))
                .distinct()
                .map(topic -> new Reader(projection.group(), topic, bootstrap));
    }

    static Map<String, String> of(List<WorkloadContract> contracts) {
        Set<String> feeding = contracts.stream()
                .flatMap(contract -> contract.transport(Transport.Projections.class).stream())
                .flatMap(kept -> kept.projections().stream())
                .map(Transport.Projection::fedBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Set<String>> topics = new TreeMap<>();
        for (WorkloadContract contract : contracts) {
            if (contract.isOn(Cluster.BUSINESS)) {
                for (Topic topic : contract.topics()) {
                    contract.readersOf(topic)
                            .map(Consumer::group)
                            .filter(feeding::contains)
                            .forEach(group -> topics.computeIfAbsent(group, first -> new TreeSet<>())
                                    .add(topic.name()));
                }
            }
        }
        Map<String, String> settings = new HashMap<>();
        topics.forEach((group, read) -> {
            settings.put(PREFIX + group + ".connector", GroupConnector.NAME);
            settings.put(PREFIX + group + "." + TOPICS, String.join(",", read));
            settings.put(PREFIX + group + ".group.id", group);
        });
        return settings;
    }
}
