package dev.crossdock.erasure;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.erasure.store.Confirmation;
import dev.crossdock.erasure.store.ErasureRepository;
import dev.crossdock.erasure.store.ErasureRequest;
import dev.crossdock.erasure.store.Fence;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The register of erasures, and the transactions that move one on. */
@Stateless
public class ErasureRegister {

    @PersistenceContext(unitName = "crossdock")
    EntityManager entities;

    @Inject
    AuditLog audit;

    /**
     * Opens an erasure together with its entry in the audit log; a customer has one only.
     *
     * @return its id, or that of the one there was before
     */
    public long open(String customer, long revision, String actor, @Nullable String reason) {
        boolean opened = repository().open(customer, revision, actor);
        long id = repository().of(customer).orElseThrow().id();
        if (opened) {
            audit.record(AuditEntry.of(actor, AuditAction.ERASE)
                    .about(customer)
                    .because(reason)
                    .with("erasure", String.valueOf(id)));
        }
        return id;
    }

    /** Notes that the erasure stands in its topic, and where all topics ended then. */
    public void published(long id, Map<TopicPartition, Long> ends) {
        List<Fence> fences = ends.entrySet().stream()
                .map(end -> new Fence(end.getKey().topic(), end.getKey().partition(), end.getValue()))
                .toList();
        repository().lock(id).published(fences, now());
    }

    /** Writes what stores say; with the last of them the certificate is complete. */
    public void confirm(long id, List<StoreConfirmation> lines) {
        Map<String, Confirmation> byStore = lines.stream()
                .collect(Collectors.toMap(
                        StoreConfirmation::store, ErasureRegister::confirmation, (some, last) -> last));
        repository().lock(id).confirm(byStore, now());
    }

    /** One certificate. */
    public Optional<Certificate> find(long id) {
        return repository().find(id).map(ErasureRegister::certificate);
    }

    /** The certificate of a customer. */
    public Optional<Certificate> of(String customer) {
        return repository().of(customer).map(ErasureRegister::certificate);
    }

    /** Certificates before an id, newest first. */
    public List<Certificate> before(long id, int limit) {
        return certificates(repository().before(id, limit));
    }

    /** Open ones after an id, oldest first. */
    public List<Certificate> openAfter(long id, int limit) {
        return certificates(repository().openAfter(id, limit));
    }

    /** Where the topics ended when the erasure stood in its own. */
    public Map<TopicPartition, Long> fences(long id) {
        return repository().find(id).orElseThrow().fences().stream()
                .collect(Collectors.toMap(
                        fence -> new TopicPartition(fence.topic(), fence.partition()), Fence::endOffset));
    }

    /** Which of these customers are erased or to be erased. */
    public Set<String> erasedAmong(Collection<String> customers) {
        return repository().erasedAmong(customers);
    }

    private ErasureRepository repository() {
        return new ErasureRepository(entities);
    }

    private static Instant now() {
        return Instant.now(Clock.systemUTC());
    }

    private static Confirmation confirmation(StoreConfirmation line) {
        return new Confirmation(line.kind(), line.state(), line.confirmedAt(), line.expiresAt(), line.check());
    }

    private static List<Certificate> certificates(List<ErasureRequest> requests) {
        return requests.stream().map(ErasureRegister::certificate).toList();
    }

    private static Certificate certificate(ErasureRequest request) {
        return new Certificate(
                request.id(),
                request.customerId(),
                request.revision(),
                request.completedAt() == null ? Certificate.OPEN : Certificate.COMPLETE,
                request.requestedBy(),
                request.requestedAt(),
                request.publishedAt(),
                request.completedAt(),
                request.confirmations().entrySet().stream()
                        .map(line -> line(line.getKey(), line.getValue()))
                        .toList());
    }

    private static StoreConfirmation line(String store, Confirmation said) {
        return new StoreConfirmation(
                store, said.kind(), said.state(), said.confirmedAt(), said.expiresAt(), said.how());
    }
}
