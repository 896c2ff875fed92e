package dev.crossdock.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.browsing.BrowsingEvent;
import dev.crossdock.browsing.CartChanged;
import dev.crossdock.browsing.ProductViewed;
import dev.crossdock.contract.Contracts;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.CustomerProfileChanged;
import dev.crossdock.customer.CustomerRecords;
import dev.crossdock.erasure.CustomerErased;
import dev.crossdock.order.OrderEvent;
import dev.crossdock.order.OrderPlaced;
import dev.crossdock.order.OrderStatusChanged;
import dev.crossdock.payment.PaymentEvent;
import dev.crossdock.payment.PaymentRejected;
import dev.crossdock.payment.PaymentSucceeded;
import dev.crossdock.support.InteractionRecorded;
import dev.crossdock.value.Currency;
import dev.crossdock.value.EmailAddress;
import dev.crossdock.value.Moment;
import dev.crossdock.value.Money;
import dev.crossdock.value.Quantity;
import dev.crossdock.value.Revision;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever an event says, it is the same after it was written and read. */
class EventCodecTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final EventValidator validator = new EventValidator(new EventCatalog(new Contracts().ofThisApplication()));

    @Property(tries = 300)
    void orders_come_back_as_they_were_written(@ForAll("orders") OrderEvent event) throws Exception {
        assertThat(back(OrderEvent.CODEC, event)).isEqualTo(event);
    }

    @Property(tries = 300)
    void payments_come_back_as_they_were_written(@ForAll("payments") PaymentEvent event) throws Exception {
        assertThat(back(PaymentEvent.CODEC, event)).isEqualTo(event);
    }

    @Property(tries = 300)
    void visits_come_back_as_they_were_written(@ForAll("visits") BrowsingEvent event) throws Exception {
        assertThat(back(BrowsingEvent.CODEC, event)).isEqualTo(event);
    }

    @Property(tries = 300)
    void interactions_come_back_as_they_were_written(@ForAll("interactions") InteractionRecorded event)
            throws Exception {
        assertThat(back(InteractionRecorded.CODEC, event)).isEqualTo(event);
    }

    @Property(tries = 300)
    void erasures_come_back_as_they_were_written_and_may_enter(@ForAll("erasures") CustomerErased event)
            throws Exception {
        assertThat(back(CustomerErased.CODEC, event)).isEqualTo(event);
        assertThat(validator.check(CustomerErased.CODEC.write(event, "/test", "1", NOW)))
                .isEmpty();
    }

    @Property(tries = 300)
    void the_reader_by_hand_understands_profiles_as_the_codec_does(@ForAll("profiles") CustomerProfileChanged event)
            throws Exception {
        byte[] data = JSON.writeValueAsBytes(CustomerProfileChanged.CODEC.write(event));

        ProfileChanged change = (ProfileChanged) CustomerRecords.decode(new ConsumerRecord<>(
                CustomerRecords.TOPIC, 0, 0, event.customerId().value(), data));

        assertThat(back(CustomerProfileChanged.CODEC, event)).isEqualTo(event);
        assertThat(change.customerId()).isEqualTo(event.customerId());
        assertThat(change.revision()).isEqualTo(event.revision().value());
        assertThat(change.profile().givenName).isEqualTo(event.givenName());
        assertThat(change.profile().familyName).isEqualTo(event.familyName());
        assertThat(change.profile().email)
                .isEqualTo(event.email() == null ? null : event.email().value());
        assertThat(change.profile().phone).isEqualTo(event.phone());
        assertThat(change.profile().country).isEqualTo(event.country());
        assertThat(change.profile().marketingConsent).isEqualTo(event.marketingConsent());
        assertThat(tree(change.profile().deliveryAddress))
                .isEqualTo(JSON.readTree(data).get("deliveryAddress"));
        assertThat(tree(change.profile().invoice)).isEqualTo(JSON.readTree(data).get("invoice"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"iban": "DE1"}                                        | /iban
            {"address": {"lines": ["Rue 1"]}}                      | /address
            {"extra": {"holder": [{"email": "a@b.example"}]}}      | /extra/holder/0/email
            {"extra": [[{"phone": 1}]]}                            | /extra/0/0/phone
            {"lines": [{"sku": "A", "quantity": 1, "email": "x"}]} | /lines/0/email
            {"lines": [{"sku": "A", "quantity": 1, "gift": {"firstName": "x"}}]} | /lines/0/gift/firstName
            {"total": {"amount": "1", "currency": "EUR", "cardHolder": "x"}}     | /total/cardHolder
            """)
    void undeclared_personal_data_is_seen_wherever_it_lies(String surplus, String place) {
        assertThatThrownBy(() -> OrderEvent.CODEC.read("order.placed", orderWith(surplus)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(place + " looks like personal data");
    }

    @Test
    void other_fields_of_newer_producers_are_passed_over_wherever_they_lie() throws Exception {
        assertThat(OrderEvent.CODEC.read(
                        "order.placed", orderWith("{\"extra\": {\"a\": [1, {\"b\": null}]}, \"flag\": true}")))
                .isEqualTo(OrderEvent.CODEC.read("order.placed", orderWith("{}")));
    }

    private static byte[] orderWith(String surplus) {
        ObjectNode order = (ObjectNode) JSON.readTree("""
                {"orderId": "o", "customerId": "c", "placedAt": "2026-03-01T12:00:00Z",
                 "lines": [{"sku": "A", "quantity": 1}], "total": {"amount": "1", "currency": "EUR"}}""");
        order.setAll((ObjectNode) JSON.readTree(surplus));
        return JSON.writeValueAsBytes(order);
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : JSON.readTree(json);
    }

    private static <E> E back(EventCodec<E> codec, E event) throws UnreadableEventException {
        JsonNode envelope = codec.write(event, "/test", "1", NOW);
        return codec.read(envelope.get("type").stringValue(), JSON.writeValueAsBytes(envelope.get("data")));
    }

    @Provide
    Arbitrary<OrderEvent> orders() {
        return Arbitraries.oneOf(any(OrderPlaced.class), any(OrderStatusChanged.class));
    }

    @Provide
    Arbitrary<PaymentEvent> payments() {
        return Arbitraries.oneOf(any(PaymentSucceeded.class), any(PaymentRejected.class));
    }

    @Provide
    Arbitrary<BrowsingEvent> visits() {
        return Arbitraries.oneOf(any(ProductViewed.class), any(CartChanged.class));
    }

    @Provide
    Arbitrary<InteractionRecorded> interactions() {
        return any(InteractionRecorded.class);
    }

    @Provide
    Arbitrary<CustomerErased> erasures() {
        return any(CustomerErased.class);
    }

    @Provide
    Arbitrary<CustomerProfileChanged> profiles() {
        return any(CustomerProfileChanged.class);
    }

    /** Any record of a type, whose components say what they may hold. */
    private static <R> Arbitrary<R> any(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Combinators.combine(
                        Stream.of(components).map(EventCodecTest::value).toList())
                .as(values -> {
                    try {
                        return type.getDeclaredConstructor(types).newInstance(values.toArray());
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static Arbitrary<Object> value(RecordComponent component) {
        Arbitrary<Object> value = component.getGenericType() instanceof ParameterizedType list
                ? any((Class<?>) list.getActualTypeArguments()[0])
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(lines -> (Object) lines)
                : value(component.getType());
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? value.injectNull(0.3) : value;
    }

    private static Arbitrary<Object> value(Class<?> type) {
        if (type == String.class) {
            return texts().map(text -> (Object) text);
        }
        if (type == EmailAddress.class) {
            return Arbitraries.strings()
                    .withCharRange('a', 'z')
                    .withChars("é例'+")
                    .ofMinLength(1)
                    .ofMaxLength(64)
                    .map(mailbox -> new EmailAddress(mailbox + "@example.org"));
        }
        if (type == Boolean.class) {
            return Arbitraries.of(true, false).map(flag -> (Object) flag);
        }
        if (type == Moment.class) {
            return Arbitraries.longs()
                    .between(-62_167_219_200L, 253_402_300_799L)
                    .map(second -> new Moment(Instant.ofEpochSecond(second, second & 0xFFFF)));
        }
        if (type == Revision.class) {
            return Arbitraries.longs().between(1, Revision.MAX).map(Revision::new);
        }
        if (type == Quantity.class) {
            return Arbitraries.longs().between(0, Quantity.MAX).map(Quantity::new);
        }
        if (type == Money.class) {
            return Combinators.combine(
                            Arbitraries.bigDecimals()
                                    .between(new BigDecimal("-999999999999999"), new BigDecimal("999999999999999"))
                                    .ofScale(4),
                            Arbitraries.of("EUR", "GBP"))
                    .as((amount, currency) -> new Money(amount, new Currency(currency)));
        }
        return type.getRecordComponents().length == 1
                ? any(type, texts())
                : any(type).map(value -> (Object) value);
    }

    /** An id. */
    private static Arbitrary<Object> any(Class<?> type, Arbitrary<String> texts) {
        return texts.map(text -> {
            try {
                return type.getDeclaredConstructor(String.class).newInstance(text);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '\uD7FF')
                .withChars('\n', '"', '\\')
                .ofMinLength(1)
                .ofMaxLength(64);
    }
}
