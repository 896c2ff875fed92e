package dev.crossdock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.event.EventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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

    /** What everybody outside relies on, so it is written here once more. */
    @Test
    void every_type_of_event_has_its_topic_and_key() {
        EventCatalog catalog = new EventCatalog(contracts);

        assertThat(catalog.names().stream()
                        .map(name -> catalog.find(name).orElseThrow())
                        .map(type -> String.join(
                                        " ",
                                        type.name(),
                                        type.topic(),
                                        type.key().toString(),
                                        Objects.toString(type.keyOtherwise(), ""))
                                .strip()))
                .containsExactlyInAnyOrder(
                        "browsing.cart-changed browsing-events /customerId /sessionId",
                        "browsing.product-viewed browsing-events /customerId /sessionId",
                        "customer.erased customer-profile-events /customerId",
                        "customer.profile-changed customer-profile-events /customerId",
                        "document.removed document-events /documentId",
                        "document.stored document-events /documentId",
                        "order.placed order-events /customerId",
                        "order.status-changed order-events /customerId",
                        "payment.rejected payment-events /customerId",
                        "payment.succeeded payment-events /customerId",
                        "support.interaction-recorded support-events /customerId");
    }

    @Test
    void customer_changes_are_kept_by_key_for_groups_of_all_kinds() {
        WorkloadContract customers = named("customer-changes");

        Topic topic = customers.topics().get(0);

        assertThat(topic.cleanup()).isEqualTo(Topic.Cleanup.COMPACT);
        assertThat(topic.partitions()).isEqualTo(6);
        assertThat(customers.readersOf(topic))
                .extracting(WorkloadContract.Consumer::group)
                .contains("support-projection", "search-index", "fulfillment", "billing", "analytics");
    }

    private WorkloadContract named(String workload) {
        return contracts.stream()
                .filter(contract -> contract.workload().equals(workload))
                .findFirst()
                .orElseThrow();
    }
}
