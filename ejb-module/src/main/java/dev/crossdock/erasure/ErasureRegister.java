package dev.crossdock.erasure;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.erasure.store.ConfirmationRow;
import dev.crossdock.erasure.store.Confirmations;
import dev.crossdock.erasure.store.RequestRow;
import dev.crossdock.erasure.store.Requests;
import dev.crossdock.persistence.store.Database;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The register of erasures, and the transactions that move one on. */
@Stateless
public class ErasureRegister {

    @Inject
    Database database;

    @Inject
    AuditLog audit;

    /**
     * Opens an erasure together with its entry in the audit log; a customer has one only.
     *
     * @return its id, or that of the one there was before
     */
    public long open(String customer, long revision, String actor, @Nullable String reason) {
        return with(connection -> {
            Optional<Long> opened = Requests.open(connection, customer, revision, actor);
            if (opened.isPresent()) {
                audit.record(AuditEntry.of(actor, AuditAction.ERASE)
                        .about(customer)
                        .because(reason)
                        .with("erasure", String.valueOf(opened.get())));
                return opened.get();
            }
            return Requests.of(connection, customer).orElseThrow().id();
        });
    }

    /** Notes that the erasure stands in its topic, and where all topics ended then. */
    public void published(long id, Map<TopicPartition, Long> ends) {
        with(connection -> {
            Requests.published(connection, id, ends);
            return id;
        });
    }

    /** Writes what stores say; with the last of them the certificate is complete. */
    public void confirm(long id, List<StoreConfirmation> lines) {
        with(connection -> {
            for (StoreConfirmation line : lines) {
                Confirmations.put(
                        connection,
                        id,
                        new ConfirmationRow(
                                line.store(),
                                line.kind(),
                                line.state(),
                                line.confirmedAt(),
                                line.expiresAt(),
                                line.check()));
            }
            if (Confirmations.of(connection, id).stream()
                    .noneMatch(line -> line.state().equals(StoreConfirmation.OPEN))) {
                Requests.complete(connection, id);
            }
            return id;
        });
    }

    /** One certificate. */
    public Optional<Certificate> find(long id) {
        return with(connection -> certificate(connection, Requests.find(connection, id)));
    }

    /** The certificate of a customer. */
    public Optional<Certificate> of(String customer) {
        return with(connection -> certificate(connection, Requests.of(connection, customer)));
    }

    /** Certificates before an id, newest first. */
    public List<Certificate> before(long id, int limit) {
        return with(connection -> certificates(connection, Requests.before(connection, id, limit)));
    }

    /** Open ones after an id, oldest first. */
    public List<Certificate> openAfter(long id, int limit) {
        return with(connection -> certificates(connection, Requests.openAfter(connection, id, limit)));
    }

    /** Where the topics ended when the erasure stood in its own. */
    public Map<TopicPartition, Long> fences(long id) {
        return with(connection -> Requests.fences(connection, id));
    }

    /** Which of these customers are erased or to be erased. */
    public Set<String> erasedAmong(Collection<String> customers) {
        return with(connection -> Requests.erasedAmong(connection, customers));
    }

    private static List<Certificate> certificates(Connection connection, List<RequestRow> rows) throws SQLException {
        List<Certificate> certificates = new ArrayList<>();
        for (RequestRow row : rows) {
            certificates.add(certificate(connection, row));
        }
        return certificates;
    }

    private static Optional<Certificate> certificate(Connection connection, Optional<RequestRow> row)
            throws SQLException {
        return row.isEmpty() ? Optional.empty() : Optional.of(certificate(connection, row.get()));
    }

    private static Certificate certificate(Connection connection, RequestRow row) throws SQLException {
        return new Certificate(
                row.id(),
                row.customerId(),
                row.revision(),
                row.completedAt() == null ? Certificate.OPEN : Certificate.COMPLETE,
                row.requestedBy(),
                row.requestedAt(),
                row.publishedAt(),
                row.completedAt(),
                Confirmations.of(connection, row.id()).stream()
                        .map(line -> new StoreConfirmation(
                                line.store(),
                                line.kind(),
                                line.state(),
                                line.confirmedAt(),
                                line.expiresAt(),
                                line.how()))
                        .toList());
    }

    private interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    private <R> R with(Work<R> work) {
        try (Connection connection = database.dataSource().getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot use the register of erasures: is the database up?", e);
        }
    }
}
