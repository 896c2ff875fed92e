package dev.crossdock.event.store;

import dev.crossdock.event.value.EventId;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The memory of what was accepted, in PostgreSQL, one statement per batch. Each method throws what {@link Sql#on} does. */
@ApplicationScoped
public class Receipts {

    private static final String FIND = """
            select r.source, r.id, r.topic, r.partition, r."offset", r.fingerprint
            from unnest(?::text[], ?::text[]) as wanted(source, id)
            join ingest.event_receipt r on r.source = wanted.source and r.id = wanted.id
            """;

    /**
     * A receipt lost in a crash costs a duplicate that consumers absorb, so it does not wait for the disk; the setting
     * holds for this one transaction, like SET LOCAL, without a second round trip.
     */
    private static final String RECORD = """
            insert into ingest.event_receipt (source, id, topic, partition, "offset", fingerprint, accepted_at)
            select new.source, new.id, new.topic, new.partition, new."offset", new.fingerprint, now()
            from set_config('synchronous_commit', 'off', true),
                 unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[])
                     as new(source, id, topic, partition, "offset", fingerprint)
            on conflict (source, id) do nothing
            """;

    private static final String PRUNE =
            "delete from ingest.event_receipt where accepted_at < now() - make_interval(secs => ?)";

    @Inject
    Database database;

    /** The receipts of those events that were accepted before. */
    public Map<EventId, Receipt> find(Collection<EventId> events) {
        return Sql.on(
                database.dataSource(),
                connection -> Sql.map(
                        connection,
                        FIND,
                        Receipts::event,
                        row -> new Receipt(event(row), row.getString(3), row.getInt(4), row.getLong(5), row.getLong(6)),
                        Element.TEXT.column(events, EventId::source),
                        Element.TEXT.column(events, EventId::id)));
    }

    private static EventId event(ResultSet row) throws SQLException {
        return new EventId(row.getString(1), row.getString(2));
    }

    /** Remembers new receipts; an existing one stays as it is. */
    public void record(Collection<Receipt> receipts) {
        // Sorted, so that two batches with the same ids cannot wait for each other in the index.
        List<Receipt> sorted =
                receipts.stream().sorted(Comparator.comparing(Receipt::event)).toList();
        Sql.update(
                database.dataSource(),
                RECORD,
                Element.TEXT.column(sorted, receipt -> receipt.event().source()),
                Element.TEXT.column(sorted, receipt -> receipt.event().id()),
                Element.TEXT.column(sorted, Receipt::topic),
                Element.INTEGER.column(sorted, Receipt::partition),
                Element.BIGINT.column(sorted, Receipt::offset),
                Element.BIGINT.column(sorted, Receipt::fingerprint));
    }

    /** Forgets receipts older than the age; returns how many. */
    public int prune(Duration age) {
        return Sql.update(database.dataSource(), PRUNE, (double) age.toSeconds());
    }
}
