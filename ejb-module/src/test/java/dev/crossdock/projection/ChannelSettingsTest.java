package dev.crossdock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Declared.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelSettingsTest {

    @Test
    void a_group_that_feeds_a_projection_reads_the_topics_of_all_its_contracts() throws Exception {
        WorkloadContract fruit = contract("""
                workload: fruit
                consumers: [{group: basket}, {group: press, reads: [apples]}]
                transport:
                  kafka: {topics: [{name: pears}, {name: apples}]}
                  projections: [{name: basket.fruit, store: postgresql, fedBy: basket}]""");
        WorkloadContract bread = contract("""
                workload: bread
                consumers: [{group: basket}]
                transport: {kafka: {topics: [{name: loaves}]}}""");

        assertThat(ChannelSettings.of(List.of(fruit, bread)))
                .isEqualTo(Map.of(
                        "mp.messaging.incoming.basket.connector", "crossdock-kafka",
                        "mp.messaging.incoming.basket.topics", "apples,loaves,pears",
                        "mp.messaging.incoming.basket.group.id", "basket"));
    }

    @Test
    void topics_of_the_logging_cluster_are_read_by_others() throws Exception {
        WorkloadContract lines = contract("""
                workload: lines
                consumers: [{group: index}]
                transport:
                  kafka: {cluster: logging, topics: [{name: lines}]}
                  projections: [{name: opensearch.lines, store: opensearch, fedBy: index}]""");

        assertThat(ChannelSettings.of(List.of(lines))).isEmpty();
    }

    @Test
    void what_somebody_sets_for_a_channel_is_told_to_the_guards() {
        Projection<?> projection = new TestProjection();
        String group = projection.group();
        Map<String, String> set = Map.of(
                "mp.messaging.incoming." + group + ".topics",
                "lines",
                "mp.messaging.connector.crossdock-kafka.bootstrap.servers",
                "logs:9092");

        assertThat(ChannelSettings.readers(name -> Optional.empty(), projection))
                .containsExactlyElementsOf(projection.topics().stream()
                        .map(topic -> new Reader(group, topic, Optional.empty()))
                        .toList());
        assertThat(ChannelSettings.readers(name -> Optional.ofNullable(set.get(name)), projection))
                .contains(new Reader(group, "lines", Optional.of("logs:9092")))
                .hasSize(projection.topics().size() + 1);
    }

    private static WorkloadContract contract(String text) throws InvalidContractException {
        return new Contracts().read(text.getBytes(StandardCharsets.UTF_8));
    }
}
