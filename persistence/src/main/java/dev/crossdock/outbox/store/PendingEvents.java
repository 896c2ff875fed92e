package dev.crossdock.outbox.store;

import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Events that wait for Kafka. Each method is one statement in the caller's transaction. */
@ApplicationScoped
public class PendingEvents {

    private static final String ADD = """
            insert into outbox.event (topic, key, source, event_id, event) values (?, ?, ?, ?, ?::jsonb)
            on conflict (source, event_id) do nothing
            """;

    /**
     * Whoever has the oldest event of a key has the key: while it is locked or waits, no later one of the key is taken, by
     * nobody. So several relays share the keys and none overtakes another.
     */
    private static final String OLDEST_OF_EACH_KEY = """
            select e.id, e.topic, e.event as json from outbox.event e
            where e.id <> all (?) and not exists (
                select from outbox.event older where older.topic = e.topic and older.key = e.key and older.id < e.id)
            order by e.id limit ?
            for update skip locked
            """;

    /**
     * Receipts of the same transaction need not wait for the disk; that rows are gone must, or a crash of the database would
     * publish them again.
     */
    private static final String DELETE =
            "delete from outbox.event using set_config('synchronous_commit', 'on', true) where id = any (?)";

    /** Every event that names the customer, at whatever depth. */
    private static final String ABOUT = """
             from outbox.event
            where jsonb_path_exists(event, '$.data.**.customerId ? (@ == $customer)', jsonb_build_object('customer', ?::text))
               or event ->> 'subject' = ?
            """;

    private static final Columns<PendingEvent> EVENTS = new Columns<>(PendingEvent.class);

    @Inject
    Database database;

    /** Adds an event; false if one of the same source and id waits already. */
    public boolean add(String topic, String key, String source, String eventId, String json) {
        return Sql.update(database.dataSource(), ADD, topic, key, source, eventId, json) > 0;
    }

    /**
     * The oldest event of each key, locked until the transaction ends; without the keys that another relay is at.
     *
     * @param without events that are left out, and with them their keys
     */
    public List<PendingEvent> oldestOfEachKey(Collection<Long> without, int limit) {
        return Sql.query(database.dataSource(), OLDEST_OF_EACH_KEY, EVENTS, without.toArray(Long[]::new), limit);
    }

    /** Forgets what is in Kafka. */
    public void delete(Collection<Long> ids) {
        Sql.update(database.dataSource(), DELETE, Element.BIGINT.array(ids));
    }

    /** Drops the events about a customer; how many. */
    public int erase(String customer) {
        return Sql.update(database.dataSource(), "delete" + ABOUT, customer, customer);
    }

    /** How many events wait. */
    public long count() {
        return Sql.count(database.dataSource(), "select count(*) from outbox.event");
    }

    /** Since when the oldest of them waits. */
    public Optional<Instant> oldest() {
        return Sql.moment(database.dataSource(), "select appended_at from outbox.event order by id limit 1");
    }
}
