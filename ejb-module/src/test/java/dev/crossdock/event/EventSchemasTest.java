package dev.crossdock.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.guard.GuardRail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventSchemasTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final EventCatalog CATALOG = catalog();

    private final EventValidator validator = new EventValidator(CATALOG);

    static EventCatalog catalog() {
        return new EventCatalog(new Contracts().ofThisApplication());
    }

    static ObjectNode example(String type) {
        return (ObjectNode) JSON.readTree(EventSchemasTest.class
                .getClassLoader()
                .getResourceAsStream("dev/crossdock/event/" + type + ".example.json"));
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_valid() {
        return CATALOG.names().stream()
                .map(type -> DynamicTest.dynamicTest(
                        type, () -> assertThat(validator.check(example(type))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_value_of_the_wrong_type_is_pointed_at() {
        return CATALOG.names().stream()
                .flatMap(type -> leaves(example(type).get("data"), "/data").stream()
                        .map(pointer -> DynamicTest.dynamicTest(type + pointer, () -> {
                            ObjectNode event = example(type);
                            int cut = pointer.lastIndexOf('/');
                            ObjectNode parent = (ObjectNode) event.at(pointer.substring(0, cut));
                            parent.putArray(pointer.substring(cut + 1));

                            assertThat(validator.check(event))
                                    .extracting(EventError::pointer)
                                    .contains(pointer);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> a_property_nobody_knows_is_pointed_at() {
        return CATALOG.names().stream()
                .map(type -> DynamicTest.dynamicTest(type, () -> {
                    ObjectNode event = example(type);
                    ((ObjectNode) event.get("data")).put("shoe/size", 42);

                    assertThat(validator.check(event))
                            .extracting(EventError::pointer)
                            .containsExactly("/data/shoe~1size");
                }));
    }

    @TestFactory
    Stream<DynamicTest> personal_data_that_nobody_declared_is_refused_by_its_rule() {
        return CATALOG.names().stream()
                .map(type -> DynamicTest.dynamicTest(type, () -> {
                    ObjectNode event = example(type);
                    ((ObjectNode) event.get("data")).put("secondEmail", "ada@example.org");

                    assertThat(validator.check(event)).singleElement().satisfies(error -> {
                        assertThat(error.pointer()).isEqualTo("/data/secondEmail");
                        assertThat(error.rail()).isEqualTo(GuardRail.UNDECLARED_PERSONAL_DATA);
                        assertThat(error.detail()).doesNotContain("ada");
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_missing_key_is_pointed_at() {
        return CATALOG.names().stream()
                .map(type -> DynamicTest.dynamicTest(type, () -> {
                    String key =
                            CATALOG.find(type).orElseThrow().key().toString().substring(1);
                    String last = fallback(type).orElse(key);
                    ObjectNode event = example(type);
                    ((ObjectNode) event.get("data")).remove(List.of(key, last));

                    assertThat(validator.check(event)).singleElement().satisfies(error -> {
                        assertThat(error.pointer()).isEqualTo("/data/" + last);
                        assertThat(error.rail()).isEqualTo(GuardRail.KEYLESS_RECORD);
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_stranger_is_known_by_the_visit() {
        return CATALOG.names().stream()
                .filter(type -> fallback(type).isPresent())
                .map(type -> DynamicTest.dynamicTest(type, () -> {
                    ObjectNode event = example(type).put("subject", "s-8001");

                    assertThat(validator.check(event))
                            .extracting(EventError::pointer)
                            .containsExactly("/subject");
                    ((ObjectNode) event.get("data")).remove("customerId");
                    assertThat(validator.check(event)).isEmpty();
                    ((ObjectNode) event.get("data")).put("customerId", "");
                    assertThat(validator.check(event))
                            .extracting(EventError::rail)
                            .containsExactly(GuardRail.KEYLESS_RECORD);
                }));
    }

    private static Optional<String> fallback(String type) {
        return Optional.ofNullable(CATALOG.find(type).orElseThrow().keyOtherwise())
                .map(pointer -> pointer.toString().substring(1));
    }

    @Test
    void an_empty_key_is_none_and_one_that_is_too_long_is_one() {
        ObjectNode event = example("order.placed");
        ObjectNode data = (ObjectNode) event.get("data");

        data.put("customerId", "");
        assertThat(validator.check(event)).extracting(EventError::rail).containsExactly(GuardRail.KEYLESS_RECORD);
        data.put("customerId", "c".repeat(65));
        assertThat(validator.check(event)).extracting(EventError::rail).containsOnlyNulls();
    }

    @TestFactory
    Stream<DynamicTest> a_missing_envelope_attribute_is_pointed_at() {
        return Stream.of("specversion", "id", "source", "type", "data")
                .map(attribute -> DynamicTest.dynamicTest(attribute, () -> {
                    ObjectNode event = example("order.placed");
                    event.remove(attribute);

                    assertThat(validator.check(event))
                            .extracting(EventError::pointer)
                            .containsExactly("/" + attribute);
                }));
    }

    @Test
    void an_unknown_type_is_answered_with_the_known_ones() {
        ObjectNode event = example("order.placed").put("type", "order.eaten");

        assertThat(validator.check(event)).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/type");
            assertThat(error.detail()).contains("order.eaten", "order.placed");
            assertThat(error.rail()).isEqualTo(GuardRail.UNDECLARED_EVENT);
        });
    }

    @Test
    void a_subject_equals_the_key() {
        ObjectNode event = example("order.placed");

        assertThat(validator.check(event.put("subject", "c-1001"))).isEmpty();
        assertThat(validator.check(event.put("subject", "o-5001")))
                .extracting(EventError::pointer)
                .containsExactly("/subject");
    }

    @Test
    void text_holds_no_nul_character() {
        ObjectNode event = example("customer.profile-changed");
        ((ObjectNode) event.get("data")).put("givenName", "Cam\0ille");

        assertThat(validator.check(event))
                .containsExactly(new EventError("/data/givenName", "must not contain the NUL character"));
    }

    @Test
    void an_email_is_an_email_and_a_revision_is_positive() {
        ObjectNode event = example("customer.profile-changed");
        ((ObjectNode) event.get("data")).put("email", "nobody").put("revision", 0);

        assertThat(validator.check(event))
                .extracting(EventError::pointer)
                .containsExactlyInAnyOrder("/data/email", "/data/revision");
    }

    @Test
    void what_is_no_object_is_no_event() {
        assertThat(validator.check(JSON.readTree("[]")))
                .extracting(EventError::pointer)
                .containsExactly("");
    }

    @Test
    void an_extension_attribute_is_welcome() {
        assertThat(validator.check(example("order.placed").put("traceparent", "00-ab-cd-01")))
                .isEmpty();
    }

    private static List<String> leaves(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        node.properties().forEach(property -> {
            String below = pointer + "/" + property.getKey();
            if (property.getValue().isObject()) {
                found.addAll(leaves(property.getValue(), below));
            } else if (!property.getValue().isArray()) {
                found.add(below);
            }
        });
        return found;
    }
}
