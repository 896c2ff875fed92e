package dev.crossdock.erasure.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Erasures, in the persistence context of the caller. */
public final class ErasureRepository {

    private final EntityManager entities;

    /** What it gives out is managed by that context. */
    public ErasureRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Opens an erasure unless there is one of the customer already. One statement, since two may ask at the same time and
     * both want the certificate.
     *
     * @return whether there was none
     */
    public boolean open(String customer, long revision, String actor) {
        return entities.createNativeQuery("""
                                insert into erasure.request (customer_id, revision, requested_by)
                                values (:customer, :revision, :actor) on conflict (customer_id) do nothing""")
                        .setParameter("customer", customer)
                        .setParameter("revision", revision)
                        .setParameter("actor", actor)
                        .executeUpdate()
                > 0;
    }

    /** One erasure. */
    public Optional<ErasureRequest> find(long id) {
        return Optional.ofNullable(entities.find(ErasureRequest.class, id));
    }

    /** One erasure to be moved on; whoever else moves it on waits until the transaction ends. */
    public ErasureRequest lock(long id) {
        return Optional.ofNullable(entities.find(ErasureRequest.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow();
    }

    /** The erasure of a customer. */
    public Optional<ErasureRequest> of(String customer) {
        return entities
                .createNamedQuery(ErasureRequest.OF_CUSTOMER, ErasureRequest.class)
                .setParameter("customer", customer)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Erasures before an id, newest first. */
    public List<ErasureRequest> before(long id, int limit) {
        return page(ErasureRequest.BEFORE, id, limit);
    }

    /** Erasures after an id that not every store has confirmed, oldest first. */
    public List<ErasureRequest> openAfter(long id, int limit) {
        return page(ErasureRequest.OPEN_AFTER, id, limit);
    }

    private List<ErasureRequest> page(String query, long id, int limit) {
        return entities.createNamedQuery(query, ErasureRequest.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Which of these customers, of whom there may be very many, are erased or to be erased. */
    public Set<String> erasedAmong(Collection<String> customers) {
        return Set.copyOf(entities.createNamedQuery(ErasureRequest.ERASED_AMONG, String.class)
                .setParameter("customers", customers.toArray(String[]::new))
                .getResultList());
    }
}
