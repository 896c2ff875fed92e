package dev.crossdock.document.store;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Events that have to be published. Each method is one statement in the caller's transaction. */
@ApplicationScoped
public class DocumentOutbox {

    /** One relay at a time, in the order of the changes. */
    private static final String NEXT = """
            select id, type, data from document.outbox
            where pg_try_advisory_xact_lock(hashtextextended('document.outbox', 0)) order by id limit ?
            """;

    @Inject
    Database database;

    /** An event. */
    public record Pending(long id, String type, String data) {}

    /** Adds an event. */
    public void add(String type, String data) {
        Sql.update(database.dataSource(), "insert into document.outbox (type, data) values (?, ?::jsonb)", type, data);
    }

    /** The oldest events; none while another relay is at them, until its transaction ends. */
    public List<Pending> next(int limit) {
        return Sql.query(
                database.dataSource(),
                NEXT,
                row -> new Pending(row.getLong("id"), row.getString("type"), row.getString("data")),
                limit);
    }

    /** Forgets what is in Kafka. */
    public void published(long id) {
        Sql.update(database.dataSource(), "delete from document.outbox where id = ?", id);
    }
}
