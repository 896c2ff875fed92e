package dev.crossdock.erasure.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** An erasure with its certificate; it is kept, since it keeps the customer erased and proves that they were. */
@Entity
@NullUnmarked
@Table(schema = "erasure", name = "request")
@NamedQuery(name = ErasureRequest.OF_CUSTOMER, query = """
                select r from ErasureRequest r where r.customerId = :customer""")
@NamedQuery(name = ErasureRequest.BEFORE, query = """
                select r from ErasureRequest r where r.id < :id order by r.id desc""")
@NamedQuery(name = ErasureRequest.OPEN_AFTER, query = """
                select r from ErasureRequest r where r.completedAt is null and r.id > :id order by r.id""")
@NamedNativeQuery(name = ErasureRequest.ERASED_AMONG, resultClass = String.class, query = """
                select customer_id from erasure.request where customer_id = any (cast(:customers as text[]))""")
public class ErasureRequest {

    static final String OF_CUSTOMER = "ErasureRequest.ofCustomer";
    static final String BEFORE = "ErasureRequest.before";
    static final String OPEN_AFTER = "ErasureRequest.openAfter";
    static final String ERASED_AMONG = "ErasureRequest.erasedAmong";

    @Id
    private long id;

    @Column(nullable = false, updatable = false)
    private String customerId;

    @Column(updatable = false)
    private long revision;

    @Column(nullable = false, updatable = false)
    private String requestedBy;

    @Column(nullable = false, updatable = false)
    private Instant requestedAt;

    private Instant publishedAt;

    private Instant completedAt;

    @ElementCollection
    @CollectionTable(schema = "erasure", name = "fence", joinColumns = @JoinColumn(name = "request_id"))
    private Set<Fence> fences = new HashSet<>();

    @ElementCollection
    @CollectionTable(schema = "erasure", name = "confirmation", joinColumns = @JoinColumn(name = "request_id"))
    @MapKeyColumn(name = "store")
    @BatchSize(size = 100)
    private Map<String, Confirmation> confirmations = new HashMap<>();

    @Version
    private int version;

    /** For the persistence provider; a new one is a statement of {@link ErasureRepository#open}. */
    protected ErasureRequest() {}

    /** Its number, in the order in which they were asked for. */
    public long id() {
        return id;
    }

    /** Whom it erases. */
    public String customerId() {
        return customerId;
    }

    /** The revision that the event carries. */
    public long revision() {
        return revision;
    }

    /** Who asked for it. */
    public String requestedBy() {
        return requestedBy;
    }

    /** When it was asked for. */
    public Instant requestedAt() {
        return requestedAt;
    }

    /** When it stood in its topic; null until then. */
    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    /** When the last store had confirmed; null until then. */
    public @Nullable Instant completedAt() {
        return completedAt;
    }

    /** Where topics ended when it stood in its own; of some that may not be known yet. */
    public Set<Fence> fences() {
        return Collections.unmodifiableSet(fences);
    }

    /** What stores say, by their names. */
    public Map<String, Confirmation> confirmations() {
        Comparator<Map.Entry<String, Confirmation>> byKind =
                Comparator.comparing(line -> line.getValue().kind());
        Map<String, Confirmation> sorted = new LinkedHashMap<>();
        confirmations.entrySet().stream()
                .sorted(byKind.thenComparing(Map.Entry.comparingByKey()))
                .forEach(line -> sorted.put(line.getKey(), line.getValue()));
        return sorted;
    }

    /** It stands in its topic, and there other topics end; what was noted of a topic before stays. */
    public void published(Collection<Fence> ends, Instant at) {
        if (publishedAt == null) {
            publishedAt = at;
        }
        Set<String> noted = fences.stream().map(Fence::topic).collect(Collectors.toSet());
        ends.stream().filter(end -> !noted.contains(end.topic())).forEach(fences::add);
    }

    /** What a store says; what it once confirmed stays so. With the last of them the certificate is complete. */
    public void confirm(Map<String, Confirmation> lines, Instant at) {
        lines.forEach((store, line) -> {
            Confirmation before = confirmations.get(store);
            if (before == null || (before.isOpen() && !before.equals(line))) {
                confirmations.put(store, line);
            }
        });
        if (completedAt == null && confirmations.values().stream().noneMatch(Confirmation::isOpen)) {
            completedAt = at;
        }
    }
}
