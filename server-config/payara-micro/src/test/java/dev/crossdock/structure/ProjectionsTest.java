package dev.crossdock.structure;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import dev.crossdock.projection.ChannelSettings;
import dev.crossdock.projection.Projection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What contracts say a group reads is what its channel brings, what a method takes and what its projection decodes. */
class ProjectionsTest {

    private static final String CHANNEL = "mp.messaging.incoming.";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<WorkloadContract> CONTRACTS = new Contracts().ofThisApplication();

    @Test
    void contracts_channels_and_projections_name_the_same_topics_for_the_same_groups() {
        Map<String, Set<String>> projections = Application.projections().stream()
                .collect(toMap(Projection::group, projection -> Set.copyOf(projection.topics())));

        assertThat(projections)
                .containsKeys("support-projection", "fulfillment")
                .doesNotContainValue(Set.of());
        assertThat(contracts()).isEqualTo(projections);
        assertThat(channels()).isEqualTo(projections);
        assertThat(methods()).isEqualTo(projections.keySet());
    }

    @Test
    void every_group_makes_something_of_each_example_in_its_topics() throws Exception {
        int examples = 0;
        for (Projection<?> projection : Application.projections()) {
            for (WorkloadContract contract : CONTRACTS) {
                for (Topic topic : contract.topics()) {
                    for (String type :
                            projection.topics().contains(topic.name()) ? topic.events() : List.<String>of()) {
                        examples++;
                        assertThat(projection.decode(example(topic.name(), type)))
                                .as(projection.group() + ", " + type)
                                .isNotNull();
                    }
                }
            }
        }
        assertThat(examples).isGreaterThan(10);
    }

    private static ConsumerRecord<String, byte[]> example(String topic, String type) throws IOException {
        try (InputStream file =
                ChannelSettings.class.getResourceAsStream("/dev/crossdock/event/" + type + ".example.json")) {
            byte[] data = JSON.writeValueAsBytes(JSON.readTree(file).get("data"));
            ConsumerRecord<String, byte[]> polled = new ConsumerRecord<>(topic, 0, 0, "c-1001", data);
            Map.of("type", type, "source", "/test", "id", "1")
                    .forEach((name, text) -> polled.headers().add("ce_" + name, text.getBytes(StandardCharsets.UTF_8)));
            return polled;
        }
    }

    private static Map<String, Set<String>> contracts() {
        Map<String, Set<String>> topics = new TreeMap<>();
        for (WorkloadContract contract : CONTRACTS) {
            for (Topic topic : contract.topics()) {
                contract.readersOf(topic)
                        .map(Consumer::group)
                        .forEach(group -> topics.computeIfAbsent(group, any -> new TreeSet<>())
                                .add(topic.name()));
            }
        }
        return topics;
    }

    private static Map<String, Set<String>> channels() {
        Map<String, String> settings = new ChannelSettings().getProperties();
        return settings.keySet().stream()
                .filter(name -> name.startsWith(CHANNEL) && name.endsWith(".group.id"))
                .collect(toMap(
                        settings::get,
                        name -> Set.of(settings.get(name.replace(".group.id", ".topics"))
                                .split(","))));
    }

    private static Set<String> methods() {
        return Application.CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Incoming.class))
                .map(method -> method.getAnnotationOfType(Incoming.class).value())
                .collect(toSet());
    }
}
