package dev.crossdock.activity.store;

import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.event.value.EventId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One business event of a customer; read as an entity, written in bulk by {@link ActivityTable}. */
@Entity
@Immutable
@NullUnmarked
@Table(schema = "support_projection", name = "activity")
@NamedQuery(name = ActivityRow.OF, query = "select a from ActivityRow a where a.key in :keys")
public class ActivityRow {

    /** Those of some events that are there. */
    public static final String OF = "ActivityRow.of";

    @EmbeddedId
    public EventId key;

    public String customerId;

    public String type;

    /** When it happened in the business, to the microsecond. */
    public Instant occurredAt;

    /** The money it is about, in the currency; both or neither. */
    public @Nullable BigDecimal amount;

    public @Nullable String currency;

    /** What it is filed under: a support category, an order's status, how was paid. */
    public @Nullable String category;

    /** Words to find it by. */
    public @Nullable String text;

    public @Nullable String orderId;

    /** Where it was read first, with partition and offset. */
    public String topic;

    public int partition;

    @Column(name = "record_offset")
    public long offset;

    /** The event's data as JSON text. */
    @Column(columnDefinition = "jsonb")
    public String data;

    /** For the persistence provider. */
    protected ActivityRow() {}

    /** Refuses an amount without its currency. */
    public ActivityRow(
            EventId key,
            String customerId,
            String type,
            Instant occurredAt,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String category,
            @Nullable String text,
            @Nullable String orderId,
            String topic,
            int partition,
            long offset,
            String data) {
        if ((amount == null) != (currency == null)) {
            throw new IllegalArgumentException("an amount goes with its currency");
        }
        this.key = key;
        this.customerId = customerId;
        this.type = type;
        this.occurredAt = occurredAt;
        this.amount = amount;
        this.currency = currency;
        this.category = category;
        this.text = text;
        this.orderId = orderId;
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.data = data;
    }

    /** Its place in a list that is sorted so. */
    public ActivityPlace place(ActivitySort sort) {
        if (!sort.isByAmount()) {
            return new ActivityPlace(sort, occurredAt, key);
        }
        if (amount == null) {
            throw new IllegalArgumentException("an event without an amount has no place among amounts");
        }
        return new ActivityPlace(sort, amount, key);
    }
}
