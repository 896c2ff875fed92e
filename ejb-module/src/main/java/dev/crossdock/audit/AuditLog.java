package dev.crossdock.audit;

import dev.crossdock.audit.store.AuditTable;
import dev.crossdock.audit.value.AuditQuery;
import dev.crossdock.audit.value.LogEnd;
import dev.crossdock.audit.value.RecordedAct;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The audit log: appended to in the transaction of the act that it records, so that neither is there without the other. */
@Stateless
public class AuditLog {

    private final Clock clock = Clock.systemUTC();

    @Inject
    Database database;

    /**
     * Records an act in the caller's transaction. Whoever records next waits until that ends, so record last.
     *
     * @throws jakarta.ejb.EJBTransactionRequiredException if there is no transaction
     * @throws IllegalStateException if the database refuses; the act must then not happen either
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void record(AuditEntry entry) {
        try (Connection connection = database.dataSource().getConnection()) {
            AuditTable.append(
                    connection,
                    clock,
                    entry.actor(),
                    entry.action().word(),
                    entry.subject(),
                    entry.reason(),
                    entry.details());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot record " + entry.action() + " in the audit log", e);
        }
    }

    /** Records an act that changes nothing in the database, such as signing in. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordAlone(AuditEntry entry) {
        record(entry);
    }

    /** Acts after a number, oldest first. */
    public List<RecordedAct> after(AuditQuery query, long seq, int limit) {
        return Sql.on(database.dataSource(), connection -> AuditTable.after(connection, query, seq, limit));
    }

    /** Acts before a number, newest first. */
    public List<RecordedAct> before(AuditQuery query, long seq, int limit) {
        return Sql.on(database.dataSource(), connection -> AuditTable.before(connection, query, seq, limit));
    }

    /** Where the log ends now. */
    public LogEnd end() {
        return Sql.on(database.dataSource(), AuditTable::head);
    }
}
