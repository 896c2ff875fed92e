package dev.crossdock.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.browsing.BrowsingEvent;
import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.customer.CustomerProfileChanged;
import dev.crossdock.document.DocumentEvent;
import dev.crossdock.erasure.CustomerErased;
import dev.crossdock.order.OrderEvent;
import dev.crossdock.payment.PaymentEvent;
import dev.crossdock.support.InteractionRecorded;
import dev.crossdock.value.Currency;
import dev.crossdock.value.EmailAddress;
import dev.crossdock.value.Identifier;
import dev.crossdock.value.Money;
import dev.crossdock.value.Quantity;
import dev.crossdock.value.Revision;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Contracts, schemas, examples and the rooms that read and write know the same events. */
class EventTypesTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<WorkloadContract> CONTRACTS = new Contracts().ofThisApplication();

    private static final List<EventCodec<?>> HOMES = List.of(
            BrowsingEvent.CODEC,
            CustomerErased.CODEC,
            CustomerProfileChanged.CODEC,
            DocumentEvent.CODEC,
            InteractionRecorded.CODEC,
            OrderEvent.CODEC,
            PaymentEvent.CODEC);

    /** An event that a contract declares. */
    private record Declared(WorkloadContract contract, Topic topic, String type) {

        EventCodec<?> home() {
            List<EventCodec<?>> homes =
                    HOMES.stream().filter(codec -> codec.types().contains(type)).toList();
            assertThat(homes).as("homes of " + type).hasSize(1);
            return homes.get(0);
        }

        JsonNode resource(String suffix) {
            return JSON.readTree(
                    EventTypesTest.class.getClassLoader().getResourceAsStream("dev/crossdock/event/" + type + suffix));
        }

        JsonNode example() {
            return resource(".example.json").get("data");
        }

        @Override
        public String toString() {
            return type;
        }
    }

    static Stream<Declared> declared() {
        return CONTRACTS.stream()
                .flatMap(contract -> contract.topics().stream()
                        .flatMap(topic -> topic.events().stream().map(type -> new Declared(contract, topic, type))));
    }

    @Test
    void no_room_has_an_event_that_no_contract_declares() {
        assertThat(HOMES.stream().flatMap(codec -> codec.types().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        declared().map(Declared::type).toList());
    }

    @ParameterizedTest
    @MethodSource("declared")
    void the_room_of_an_event_reads_its_example_and_writes_it_back(Declared declared) throws Exception {
        assertThat(declared.home().topic()).isEqualTo(declared.topic().name());
        assertThat(writtenBack(declared.home(), declared)).isEqualTo(declared.example());
    }

    private static <E> JsonNode writtenBack(EventCodec<E> home, Declared declared) throws UnreadableEventException {
        E event = home.read(declared.type(), JSON.writeValueAsBytes(declared.example()));
        JsonNode written = JSON.readTree(home.write(event).toString());
        assertThat(home.read(declared.type(), JSON.writeValueAsBytes(written))).isEqualTo(event);
        return written;
    }

    @ParameterizedTest
    @MethodSource("declared")
    void the_record_of_an_event_declares_what_its_schema_does(Declared declared) throws Exception {
        Object event = declared.home().read(declared.type(), JSON.writeValueAsBytes(declared.example()));
        JsonNode schema = declared.resource(".v1.schema.json");

        compare(schema, schema, event.getClass());
    }

    private static void compare(JsonNode root, JsonNode schema, Class<?> type) throws ReflectiveOperationException {
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).collect(Collectors.toSet());
        RecordComponent[] components = type.getRecordComponents();
        assertThat(Stream.of(components).map(RecordComponent::getName))
                .as(type.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
        for (RecordComponent component : components) {
            String name = component.getName();
            JsonNode property = resolved(root, schema.get("properties").get(name));
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean list = List.class.isAssignableFrom(component.getType());
            assertThat(list || nullable != required.contains(name))
                    .as(type.getSimpleName() + "." + name + " is required in both or in neither")
                    .isTrue();
            if (!list) {
                limits(root, property, component.getType());
            }
        }
    }

    private static void limits(JsonNode root, JsonNode property, Class<?> type) throws ReflectiveOperationException {
        if (type == Revision.class) {
            assertThat(property.path("maximum").longValue()).isEqualTo(Revision.MAX);
        } else if (type == Quantity.class) {
            assertThat(property.path("maximum").longValue()).isEqualTo(Quantity.MAX);
        } else if (type == Currency.class) {
            assertThat(property.path("pattern").stringValue()).isEqualTo("^[A-Z]{3}$");
        } else if (type == Money.class) {
            limits(root, property.get("properties").get("currency"), Currency.class);
        } else if (type == EmailAddress.class) {
            assertThat(property.path("format").stringValue()).isEqualTo("email");
            assertThat(property.path("maxLength").intValue()).isEqualTo(EmailAddress.MAX_LENGTH);
        } else if (type.isRecord() && type.getRecordComponents().length > 1) {
            compare(root, property, type);
        } else if (type.isRecord() && type.getRecordComponents()[0].getType() == String.class) {
            assertThat(property.path("maxLength").intValue())
                    .as(type.getSimpleName())
                    .isEqualTo(Identifier.MAX_LENGTH);
        }
    }

    private static JsonNode resolved(JsonNode root, JsonNode property) {
        return property.has("$ref") ? root.at(property.get("$ref").stringValue().substring(1)) : property;
    }
}
