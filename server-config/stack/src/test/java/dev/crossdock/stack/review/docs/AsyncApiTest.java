package dev.crossdock.stack.review.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.WorkloadContract;
import io.apicurio.datamodels.Library;
import io.apicurio.datamodels.models.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class AsyncApiTest {

    private static final List<WorkloadContract> DECLARED = new Contracts().ofThisApplication();
    private static final List<WorkloadContract> OTHERS =
            List.of(Described.logs(), Described.rows(), Described.sale(), Described.work());

    @Test
    void the_document_obeys_the_rules_of_asyncapi() {
        for (List<WorkloadContract> contracts : List.of(DECLARED, OTHERS)) {
            Document document =
                    Library.readDocumentFromJSONString(describe(contracts).toString());

            assertThat(Library.validate(document, null))
                    .extracting(problem -> problem.nodePath + " " + problem.message)
                    .isEmpty();
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        for (List<WorkloadContract> contracts : List.of(DECLARED, OTHERS)) {
            JsonNode document = describe(contracts);

            assertThat(document.findValues("$ref")).isNotEmpty().allSatisfy(reference -> {
                String target = reference.stringValue();
                assertThat(
                                target.startsWith("#")
                                        ? document.at(target.substring(1)).isObject()
                                        : Files.isRegularFile(Path.of("../../docs", target)))
                        .as(target)
                        .isTrue();
            });
        }
    }

    @Test
    void every_topic_and_its_dead_letters_are_channels_as_they_are_created() {
        JsonNode channels = describe(DECLARED).get("channels");

        assertThat(channels.propertyNames())
                .contains("order-events", "customer-profile-events", "customer-profile-events.dlq.billing");
        JsonNode customers = channels.get("customer-profile-events").at("/bindings/kafka");
        assertThat(customers.at("/partitions").asInt()).isEqualTo(6);
        assertThat(customers.at("/topicConfiguration/cleanup.policy/0").asString())
                .isEqualTo("compact");
        assertThat(customers.at("/topicConfiguration").has("retention.ms")).isFalse();
        JsonNode letters = channels.get("customer-profile-events.dlq.billing")
                .at("/bindings/kafka/topicConfiguration/retention.ms");
        assertThat(letters.asLong()).isEqualTo(90L * 24 * 60 * 60 * 1000);
    }

    @Test
    void every_group_receives_under_its_id_and_puts_aside_what_it_cannot_process() {
        JsonNode operations = describe(DECLARED).get("operations");

        JsonNode reading = operations.get("billing.receive.customer-profile-events");
        assertThat(reading.at("/bindings/kafka/groupId/const").asString()).isEqualTo("billing");
        assertThat(reading.at("/summary").asString()).contains("7d");
        assertThat(operations
                        .at("/billing.send.customer-profile-events.dlq.billing/action")
                        .asString())
                .isEqualTo("send");
        assertThat(operations.at("/OrderService.send.order-events/action").asString())
                .isEqualTo("send");
    }

    @Test
    void a_message_has_the_headers_of_binary_mode_and_an_example_that_carries_them() {
        JsonNode document = describe(DECLARED);
        JsonNode message = document.at("/components/messages/order.placed");

        assertThat(document.at("/components/schemas/cloudEventHeaders/required"))
                .extracting(JsonNode::asString)
                .contains("ce_id", "ce_time")
                .doesNotContain("ce_data");
        assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asString())
                .isEqualTo("order.placed");
        assertThat(message.at("/examples/0/headers/content-type").asString()).isEqualTo("application/json");
        assertThat(message.at("/examples/0/payload/orderId").isMissingNode()).isFalse();
    }

    @Test
    void only_a_compacted_topic_carries_tombstones() {
        JsonNode channels = describe(DECLARED).get("channels");

        assertThat(channels.at("/customer-profile-events/messages").has("tombstone"))
                .isTrue();
        assertThat(channels.at("/order-events/messages").has("tombstone")).isFalse();
    }

    @Test
    void text_that_looks_like_a_date_or_number_is_quoted() {
        assertThat(new AsyncApi(DECLARED, EventDescriptions.onClassPath(DECLARED)).yaml())
                .contains("ce_time: \"2026-01-15T09:30:00Z\"", "postalCode: \"69002\"");
    }

    @Test
    void each_cluster_is_a_server_and_each_channel_names_its_own() {
        JsonNode document = describe(OTHERS);

        assertThat(document.get("servers").propertyNames()).containsExactly("business", "logging");
        assertThat(document.at("/channels/application-logs/servers/0/$ref").asString())
                .isEqualTo("#/servers/logging");
        assertThat(document.at("/channels/raw.shop.public.customer/servers/0/$ref")
                        .asString())
                .isEqualTo("#/servers/business");
    }

    @Test
    void a_connector_or_a_sequencer_writes_in_place_of_the_producers() {
        assertThat(senders(describe(OTHERS)))
                .containsExactlyInAnyOrder(
                        "log-collector--all-hosts.send.application-logs",
                        "shop-source.send.raw.shop.public.customer",
                        "translation.send.raw.shop.public.customer.dlq.translation",
                        "web-shop.send.sale-requests",
                        "sale-authority.send.sale-decisions");
    }

    private static Stream<String> senders(JsonNode document) {
        return document.get("operations").properties().stream()
                .filter(operation ->
                        operation.getValue().get("action").asString().equals("send"))
                .map(operation -> operation.getKey());
    }

    private static JsonNode describe(List<WorkloadContract> contracts) {
        return new YAMLMapper().readTree(new AsyncApi(contracts, EventDescriptions.onClassPath(contracts)).yaml());
    }
}
