package dev.crossdock.activity;

import dev.crossdock.activity.SupportChange.Anonymous;
import dev.crossdock.activity.SupportChange.CustomerChanged;
import dev.crossdock.activity.SupportChange.Happened;
import dev.crossdock.activity.store.ActivityRow;
import dev.crossdock.browsing.BrowsingEvent;
import dev.crossdock.customer.CustomerRecords;
import dev.crossdock.event.BusinessEvent;
import dev.crossdock.event.EventAttributes;
import dev.crossdock.event.EventCodec;
import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.event.value.EventId;
import dev.crossdock.order.OrderEvent;
import dev.crossdock.payment.PaymentEvent;
import dev.crossdock.support.InteractionRecorded;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Turns records of customers' topics into changes. */
public final class ActivityRecords {

    /** Events that make activity, and what agents look at in them. */
    private record Source<E extends BusinessEvent>(EventCodec<E> codec, Function<E, ActivityFacts> facts) {

        SupportChange change(ConsumerRecord<String, byte[]> polled) throws UnreadableEventException {
            Headers headers = polled.headers();
            String type = EventAttributes.require(headers, "type");
            E event = codec.read(type, polled.value());
            EventId name = name(headers);
            String key = CustomerRecords.key(polled);
            CustomerId customer = event.customerId();
            if (customer == null) {
                return new Anonymous();
            }
            if (!key.equals(customer.value())) {
                throw new UnreadableEventException("/customerId differs from the record's key");
            }
            return new Happened(row(polled, name, type, event, facts.apply(event)));
        }
    }

    private static final List<Source<?>> SOURCES = List.of(
            new Source<>(OrderEvent.CODEC, ActivityFacts::of),
            new Source<>(PaymentEvent.CODEC, ActivityFacts::of),
            new Source<>(InteractionRecorded.CODEC, ActivityFacts::of),
            new Source<>(BrowsingEvent.CODEC, ActivityFacts::of));

    private static final Map<String, Source<?>> BY_TOPIC =
            SOURCES.stream().collect(Collectors.toMap(source -> source.codec().topic(), Function.identity()));

    private ActivityRecords() {}

    /** The topics that tell about customers. */
    static List<String> topics() {
        return Stream.concat(
                        Stream.of(CustomerRecords.TOPIC),
                        SOURCES.stream().map(source -> source.codec().topic()))
                .toList();
    }

    /** The types of events that make activity. */
    public static List<String> types() {
        return SOURCES.stream()
                .flatMap(source -> source.codec().types().stream())
                .toList();
    }

    /**
     * The change that a record stands for.
     *
     * @throws UnreadableEventException if no retry can ever make sense of it
     */
    static SupportChange decode(ConsumerRecord<String, byte[]> polled) throws UnreadableEventException {
        Source<?> source = BY_TOPIC.get(polled.topic());
        if (source == null) {
            return new CustomerChanged(CustomerRecords.decode(polled));
        }
        if (polled.value() == null) {
            throw new UnreadableEventException("the value is empty; expected an event");
        }
        return source.change(polled);
    }

    private static ActivityRow row(
            ConsumerRecord<String, byte[]> polled,
            EventId name,
            String type,
            BusinessEvent event,
            ActivityFacts facts) {
        return new ActivityRow(
                name,
                polled.key(),
                type,
                event.occurredAt().instant(),
                facts.money().map(Money::amount).orElse(null),
                facts.money().map(money -> money.currency().code()).orElse(null),
                facts.category(),
                facts.words(),
                facts.orderId(),
                polled.topic(),
                polled.partition(),
                polled.offset(),
                new String(polled.value(), StandardCharsets.UTF_8));
    }

    private static EventId name(Headers headers) throws UnreadableEventException {
        String source = EventAttributes.require(headers, "source");
        String id = EventAttributes.require(headers, "id");
        try {
            return new EventId(source, id);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("header ce_" + e.getMessage());
        }
    }
}
