package dev.crossdock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.event.EventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApplicationContractsTest {

    private final List<WorkloadContract> contracts = new Contracts().ofThisApplication();

    @Test
    void the_index_lists_every_contract_in_the_source_tree_and_no_other() throws IOException {
        Path resources = Path.of("src/main/resources");
        try (Stream<Path> files = Files.walk(resources)) {
            Set<String> present = files.filter(file -> file.toString().endsWith(".workload.yaml"))
                    .map(file -> resources.relativize(file).toString())
                    .collect(Collectors.toSet());

            assertThat(Contracts.declared()).containsExactlyInAnyOrderElementsOf(present);
        }
    }

    @Test
    void every_contract_lies_in_its_file() {
        assertThat(Contracts.declared())
                .extracting(resource -> resource.replaceAll(".*/|\\.workload\\.yaml$", ""))
                .containsExactlyInAnyOrderElementsOf(
                        contracts.stream().map(WorkloadContract::workload).toList());
    }

    @Test
    void every_type_of_event_has_the_topic_and_key_that_a_contract_declares() {
        EventCatalog catalog = new EventCatalog(contracts);

        for (String name : catalog.names()) {
            var type = catalog.find(name).orElseThrow();

            assertThat(topicsWith(name)).as(name).singleElement().satisfies(topic -> {
                assertThat(topic.name()).isEqualTo(type.topic());
                assertThat("/" + topic.key()).isEqualTo(type.key().toString());
                assertThat(topic.keyOtherwise() == null).isEqualTo(type.keyOtherwise() == null);
            });
        }
    }

    @Test
    void customer_changes_are_kept_by_key_for_five_groups() {
        WorkloadContract customers = named("customer-changes");

        Topic topic = customers.topics().get(0);

        assertThat(topic.cleanup()).isEqualTo(Topic.Cleanup.COMPACT);
        assertThat(topic.partitions()).isEqualTo(6);
        assertThat(customers.readersOf(topic))
                .extracting(WorkloadContract.Consumer::group)
                .containsExactly("support-projection", "search-index", "fulfillment", "billing", "analytics");
    }

    private List<Topic> topicsWith(String event) {
        return contracts.stream()
                .flatMap(contract -> contract.topics().stream())
                .filter(topic -> topic.events().contains(event))
                .toList();
    }

    private WorkloadContract named(String workload) {
        return contracts.stream()
                .filter(contract -> contract.workload().equals(workload))
                .findFirst()
                .orElseThrow();
    }
}
