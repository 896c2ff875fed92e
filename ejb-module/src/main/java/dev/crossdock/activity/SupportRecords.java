package dev.crossdock.activity;

import dev.crossdock.activity.SupportChange.CustomerChanged;
import dev.crossdock.activity.SupportChange.Happened;
import dev.crossdock.activity.SupportChange.Nobodys;
import dev.crossdock.activity.SupportEvent.OfBusiness;
import dev.crossdock.activity.SupportEvent.OfCustomer;
import dev.crossdock.activity.store.ActivityRow;
import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.customer.CustomerEvent;
import dev.crossdock.customer.CustomerRecords;
import dev.crossdock.projection.PoisonRecordException;
import dev.crossdock.projection.RecordValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns records of customers' topics into changes. */
public final class SupportRecords {

    private SupportRecords() {}

    /** The topics that tell about customers. */
    public static List<String> topics() {
        return Stream.concat(Stream.of(CustomerRecords.TOPIC), EventKind.topics().stream())
                .toList();
    }

    /** The types of events that make activity. */
    public static List<String> types() {
        return EventKind.types();
    }

    /**
     * The change that a record stands for.
     *
     * @throws PoisonRecordException if no retry can ever make sense of it
     */
    public static SupportChange decode(ConsumerRecord<String, RecordValue<SupportEvent>> polled)
            throws PoisonRecordException {
        SupportEvent event = polled.value() == null ? null : polled.value().orPoison();
        if (polled.topic().equals(CustomerRecords.TOPIC)) {
            CustomerEvent said = event instanceof OfCustomer ofCustomer ? ofCustomer.event() : null;
            return new CustomerChanged(CustomerRecords.change(polled, said));
        }
        if (event instanceof OfBusiness business) {
            return activity(polled, business);
        }
        throw new PoisonRecordException("the value is empty; expected an event");
    }

    private static SupportChange activity(ConsumerRecord<String, ?> polled, OfBusiness business)
            throws PoisonRecordException {
        String key = polled.key();
        if (key == null || key.isEmpty()) {
            throw new PoisonRecordException(
                    GuardRail.KEYLESS_RECORD.because("the record has no key; expected the customer id"));
        }
        if (business.customerId() == null) {
            return new Nobodys();
        }
        if (!key.equals(business.customerId())) {
            throw new PoisonRecordException("/customerId differs from the record's key");
        }
        return new Happened(row(polled, business));
    }

    private static ActivityRow row(ConsumerRecord<String, ?> polled, OfBusiness business) {
        BusinessEvent event = business.event();
        Optional<Money> money = event.money();
        BigDecimal amount = money.map(Money::amount).orElse(null);
        return new ActivityRow(
                business.key(),
                polled.key(),
                business.type(),
                event.occurredAt(),
                amount,
                money.map(Money::currency).orElse(null),
                event.category().orElse(null),
                event.words().orElse(null),
                event.order().orElse(null),
                polled.topic(),
                polled.partition(),
                polled.offset(),
                business.json());
    }
}
