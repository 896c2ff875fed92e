package dev.crossdock.document.store;

import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Documents. Each method is one statement in the caller's transaction. */
@ApplicationScoped
public class DocumentTable {

    private static final Columns<DocumentRow> ROWS = new Columns<>(DocumentRow.class);

    private static final String SELECT = "select " + ROWS.list() + " from document.document";

    private static final Columns<NewRow> NEW = new Columns<>(NewRow.class);

    private static final String INSERT = "insert into document.document (state, " + NEW.list() + """
            ) values ('UPLOADING', ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing
            """;

    private static final String STORED = """
            update document.document
            set state = 'STORED', bytes = ?, sha256 = ?, stored_at = ?, touched_at = clock_timestamp(), upload_id = null
            where id = ? and state = 'UPLOADING'
            """;

    private static final String REMOVED = """
            update document.document
            set state = 'REMOVED', removed_at = clock_timestamp(), file_name = null, customer_id = null, upload_id = null,
                damage = null
            where id = ? and state = 'REMOVING'
            """;

    private static final String ABANDONED = """
            update document.document set state = 'REMOVING', reason = ?
            where id = ? and state = 'UPLOADING' and touched_at <= ?
            """;

    @Inject
    Database database;

    /** Adds a document without content; false if there is one of this id. */
    public boolean insert(NewRow row) {
        return Sql.update(source(), INSERT, NEW.row(row)) > 0;
    }

    /** A document. */
    public Optional<DocumentRow> find(String id) {
        return Sql.first(source(), SELECT + " where id = ?", ROWS, id);
    }

    /** Notes that something of the content came; false if nobody waits for it any more. */
    public boolean touch(String id) {
        String sql = "update document.document set touched_at = clock_timestamp() where id = ? and state = 'UPLOADING'";
        return Sql.update(source(), sql, id) > 0;
    }

    /** Notes which multipart upload takes the content. */
    public void uploadsBy(String id, String uploadId) {
        Sql.update(source(), "update document.document set upload_id = ? where id = ?", uploadId, id);
    }

    /** Notes that all of the content is in the store; false if nobody waits for it any more. */
    public boolean stored(String id, long bytes, String sha256, Instant at) {
        return Sql.update(source(), STORED, bytes, sha256, at, id) > 0;
    }

    /** Begins to remove a document; false if there is nothing to remove. */
    public boolean removing(String id, String reason) {
        String sql = """
                update document.document set state = 'REMOVING', reason = ?
                where id = ? and state in ('UPLOADING', 'STORED')""";
        return Sql.update(source(), sql, reason, id) > 0;
    }

    /** Begins to remove an upload of which nothing came since; false if it is none. */
    public boolean abandoned(String id, String reason, Instant since) {
        return Sql.update(source(), ABANDONED, reason, id, since) > 0;
    }

    /** Notes that the content is gone, and forgets whom it was about; false if it was not to go. */
    public boolean removed(String id) {
        return Sql.update(source(), REMOVED, id) > 0;
    }

    /** Notes what is wrong with the content; false if that was known. */
    public boolean damaged(String id, @Nullable String damage) {
        String sql = """
                update document.document set damage = ?
                where id = ? and state = 'STORED' and damage is distinct from ?::text""";
        return Sql.update(source(), sql, damage, id, damage) > 0;
    }

    /** What has content or is about to, after an id, by id. */
    public List<DocumentRow> present(String after, int limit) {
        return Sql.query(
                source(), SELECT + " where id > ? and state <> 'REMOVED' order by id limit ?", ROWS, after, limit);
    }

    /** What is about a customer. */
    public List<DocumentRow> ofCustomer(String customerId) {
        return Sql.query(source(), SELECT + " where customer_id = ?", ROWS, customerId);
    }

    /** Uploads of which nothing came since, and removals that did not come to their end. */
    public List<DocumentRow> unfinished(Instant since, int limit) {
        return Sql.query(source(), SELECT + """
                 where state in ('UPLOADING', 'REMOVING') and touched_at <= ? order by touched_at limit ?
                """, ROWS, since, limit);
    }

    /** Stored documents that are known to have wrong content, by id. */
    public List<DocumentRow> damaged(int limit) {
        return Sql.query(
                source(), SELECT + " where damage is not null and state = 'STORED' order by id limit ?", ROWS, limit);
    }

    /** How many of them there are. */
    public long countDamaged() {
        String sql = "select count(*) from document.document where damage is not null and state = 'STORED'";
        return Sql.count(source(), sql);
    }

    /** Forgets documents that were removed before this; how many. */
    public int forget(Instant before) {
        return Sql.update(source(), "delete from document.document where state = 'REMOVED' and removed_at < ?", before);
    }

    private DataSource source() {
        return database.dataSource();
    }
}
