package dev.crossdock.structure;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import dev.crossdock.projection.Projection;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a consumer group reads is said three times: by its contracts, by its channel and by its projection. */
class ProjectionsTest {

    private static final String CHANNEL = "mp.messaging.incoming.";

    @Test
    void contracts_channels_and_projections_name_the_same_topics_for_the_same_groups() throws IOException {
        Map<String, Set<String>> projections = projections();

        assertThat(projections)
                .containsKeys("support-projection", "fulfillment")
                .doesNotContainValue(Set.of());
        assertThat(channels()).isEqualTo(projections);
        assertThat(contracts()).isEqualTo(projections);
    }

    private static Map<String, Set<String>> contracts() {
        Map<String, Set<String>> topics = new TreeMap<>();
        for (WorkloadContract contract : new Contracts().ofThisApplication()) {
            for (Topic topic : contract.topics()) {
                contract.readersOf(topic)
                        .map(Consumer::group)
                        .forEach(group -> topics.computeIfAbsent(group, any -> new TreeSet<>())
                                .add(topic.name()));
            }
        }
        return topics;
    }

    private static Map<String, Set<String>> channels() throws IOException {
        Properties settings = new Properties();
        try (InputStream file =
                Projection.class.getClassLoader().getResourceAsStream("META-INF/microprofile-config.properties")) {
            settings.load(file);
        }
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(CHANNEL) && name.endsWith(".group.id"))
                .collect(toMap(settings::getProperty, name -> topics(settings, name.replace(".group.id", ""))));
    }

    /** A channel has one topic or a list of them. */
    private static Set<String> topics(Properties settings, String channel) {
        return Stream.of(".topic", ".topics")
                .map(name -> settings.getProperty(channel + name))
                .filter(Objects::nonNull)
                .flatMap(names -> Stream.of(names.split(",")))
                .collect(toSet());
    }

    /** Those that are beans and those that beans produce. */
    private static Map<String, Set<String>> projections() {
        Stream<Projection<?>> produced = Application.CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Produces.class)
                        && method.getRawReturnType().isEquivalentTo(Projection.class))
                .map(JavaMethod::reflect)
                .map(method -> (Projection<?>) Application.produced(method));
        return Stream.concat(Application.beans(Projection.class), produced)
                .collect(toMap(Projection::group, projection -> Set.copyOf(projection.topics())));
    }
}
