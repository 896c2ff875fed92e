package dev.crossdock.customer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** An accepted revision of a profile; read as an entity, written in bulk by {@link HistoryTables}. */
@Entity
@Immutable
@NullUnmarked
@Table(schema = "analytics", name = "profile_change")
@NamedQuery(name = HistoryRow.SINCE, query = """
                select h from HistoryRow h
                where h.key.customerId = :customer and h.key.revision >= coalesce(
                    (select max(b.key.revision) from HistoryRow b
                     where b.key.customerId = :customer and b.key.revision <= :revision), :revision)
                order by h.key.revision""")
public class HistoryRow {

    /** The history of a customer from the newest revision that is not newer than one of them, oldest first. */
    public static final String SINCE = "HistoryRow.since";

    @EmbeddedId
    public Key key;

    /** Where it came from. */
    public int partition;

    /** Where it came from. */
    @Column(name = "record_offset")
    public long offset;

    public Instant occurredAt;

    /** What differs from the revision before, in the order of the names. */
    @Column(columnDefinition = "text[]")
    public List<String> changedFields;

    /** The whole profile, JSON text. */
    @Column(columnDefinition = "jsonb")
    public String profile;

    /** Whose revision it is. */
    @Embeddable
    public record Key(String customerId, long revision) {}

    /** For the persistence provider. */
    protected HistoryRow() {}

    /** A revision as it was read from a partition. */
    public HistoryRow(
            Key key, int partition, long offset, Instant occurredAt, List<String> changedFields, String profile) {
        this.key = key;
        this.partition = partition;
        this.offset = offset;
        this.occurredAt = occurredAt;
        this.changedFields = changedFields;
        this.profile = profile;
    }
}
