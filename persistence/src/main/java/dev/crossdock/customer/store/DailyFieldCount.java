package dev.crossdock.customer.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** How often a field changed on a day (UTC); read as an entity, written in bulk by {@link HistoryTables}. */
@Entity
@Immutable
@NullUnmarked
@Table(schema = "analytics", name = "daily_field_count")
public class DailyFieldCount {

    @EmbeddedId
    public Key key;

    public long changes;

    /** What is counted, in the order of the days. */
    @Embeddable
    public record Key(LocalDate day, String field) {}

    /** For the persistence provider. */
    protected DailyFieldCount() {}

    /** So many changes. */
    public DailyFieldCount(Key key, long changes) {
        this.key = key;
        this.changes = changes;
    }
}
