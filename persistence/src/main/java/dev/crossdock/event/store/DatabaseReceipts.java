package dev.crossdock.event.store;

import dev.crossdock.event.value.EventId;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Element;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Receipts in PostgreSQL, one statement per batch. */
@ApplicationScoped
public class DatabaseReceipts implements Receipts {

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

    @Override
    public Map<EventId, Receipt> find(Collection<EventId> events) {
        return run("find", FIND, (connection, statement) -> {
            statement.setArray(1, Element.TEXT.column(connection, events, EventId::source));
            statement.setArray(2, Element.TEXT.column(connection, events, EventId::id));
            Map<EventId, Receipt> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    EventId event = new EventId(rows.getString(1), rows.getString(2));
                    found.put(
                            event,
                            new Receipt(event, rows.getString(3), rows.getInt(4), rows.getLong(5), rows.getLong(6)));
                }
            }
            return found;
        });
    }

    @Override
    public void record(Collection<Receipt> receipts) {
        // Sorted, so that two batches with the same ids cannot wait for each other in the index.
        List<Receipt> sorted = new ArrayList<>(receipts);
        sorted.sort((a, b) -> a.event().compareTo(b.event()));
        run("record", RECORD, (connection, statement) -> {
            statement.setArray(
                    1, Element.TEXT.column(connection, sorted, r -> r.event().source()));
            statement.setArray(
                    2, Element.TEXT.column(connection, sorted, r -> r.event().id()));
            statement.setArray(3, Element.TEXT.column(connection, sorted, Receipt::topic));
            statement.setArray(4, Element.INTEGER.column(connection, sorted, Receipt::partition));
            statement.setArray(5, Element.BIGINT.column(connection, sorted, Receipt::offset));
            statement.setArray(6, Element.BIGINT.column(connection, sorted, Receipt::fingerprint));
            return statement.executeUpdate();
        });
    }

    @Override
    public int prune(Duration age) {
        return run("prune", PRUNE, (connection, statement) -> {
            statement.setDouble(1, (double) age.toSeconds());
            return statement.executeUpdate();
        });
    }

    private <R> R run(String what, String sql, Work<R> work) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(connection, statement);
        } catch (SQLException | IllegalStateException e) {
            throw new ReceiptsUnavailableException("cannot " + what + " event receipts: " + e.getMessage(), e);
        }
    }

    private interface Work<R> {
        R with(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
