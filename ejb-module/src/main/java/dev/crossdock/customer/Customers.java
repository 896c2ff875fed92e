package dev.crossdock.customer;

import dev.crossdock.customer.store.CustomerProfileRow;
import dev.crossdock.customer.store.EmailAddresses;
import dev.crossdock.customer.store.HistoryRow;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks customers up in the projections. */
@Stateless
public class Customers {

    private static final JsonMapper JSON = JsonMapper.shared();

    @PersistenceContext(unitName = "crossdock")
    EntityManager entities;

    @Inject
    Database database;

    /** The living customer of this id. */
    public Optional<CustomerProfile> byId(String id) {
        return Optional.ofNullable(entities.find(CustomerProfileRow.class, id))
                .filter(row -> !row.erased)
                .map(Customers::profile);
    }

    /** Living customers with this e-mail address, whatever its case, in the order of their ids after {@code afterId}. */
    public List<CustomerProfile> byEmail(String email, @Nullable String afterId, int limit) {
        return entities
                .createNamedQuery(CustomerProfileRow.BY_EMAIL, CustomerProfileRow.class)
                .setParameter("email", email)
                .setParameter("after", afterId == null ? "" : afterId)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(Customers::profile)
                .toList();
    }

    /**
     * The ids of living customers with an e-mail address, whatever its case.
     *
     * @param email the address or, with a star at the end, its beginning
     * @param limit how many at most
     */
    public Set<String> idsByEmail(String email, int limit) {
        return Sql.on(database.dataSource(), connection -> EmailAddresses.customersWith(connection, email, limit));
    }

    /** What each revision after {@code afterRevision} changed, oldest first. */
    public List<ProfileChange> history(String id, long afterRevision, int limit) {
        List<ProfileChange> changes = new ArrayList<>();
        JsonNode before = JSON.createObjectNode();
        for (HistoryRow row : since(id, afterRevision, limit)) {
            JsonNode after = JSON.readTree(row.profile);
            if (row.key.revision() > afterRevision && changes.size() < limit) {
                changes.add(change(row, before, after));
            }
            before = after;
        }
        return changes;
    }

    /** One more than the limit: the revision before the first one may be among them. */
    private List<HistoryRow> since(String id, long revision, int limit) {
        return entities.createNamedQuery(HistoryRow.SINCE, HistoryRow.class)
                .setParameter("customer", id)
                .setParameter("revision", revision)
                .setMaxResults(limit + 1)
                .getResultList();
    }

    private static CustomerProfile profile(CustomerProfileRow row) {
        return new CustomerProfile(
                row.customerId,
                row.revision,
                row.givenName,
                row.familyName,
                row.email,
                row.phone,
                row.country,
                row.marketingConsent,
                row.deliveryAddress == null ? null : JSON.readValue(row.deliveryAddress, Address.class),
                row.invoice == null ? null : JSON.readValue(row.invoice, Invoice.class),
                row.occurredAt);
    }

    private static ProfileChange change(HistoryRow row, JsonNode before, JsonNode after) {
        return new ProfileChange(
                row.key.revision(),
                row.occurredAt,
                row.changedFields.stream()
                        .map(field -> new FieldChange(field, value(before.path(field)), value(after.path(field))))
                        .toList());
    }

    private static @Nullable String value(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isString() ? node.stringValue() : node.toString();
    }
}
