package dev.crossdock.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A key that a machine presents instead of a password; the key itself is never stored. */
@Entity
@NullUnmarked
@Table(schema = "identity", name = "api_key")
@NamedQuery(name = ApiKey.NEWEST_FIRST, query = "select k from ApiKey k join fetch k.user order by k.id desc")
@NamedQuery(name = ApiKey.OWNER, query = "select k.user from ApiKey k where k.keyHash = :hash and k.revokedAt is null")
public class ApiKey {

    static final String NEWEST_FIRST = "ApiKey.newestFirst";
    static final String OWNER = "ApiKey.owner";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_key_id_seq")
    @SequenceGenerator(
            name = "api_key_id_seq",
            schema = "identity",
            sequenceName = "api_key_id_seq",
            allocationSize = 1)
    private long id;

    @Column(nullable = false, updatable = false)
    private byte[] keyHash;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "user_name", updatable = false)
    private User user;

    @Column(nullable = false, updatable = false)
    private String label;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    private Instant revokedAt;

    @Version
    private int version;

    /** For the persistence provider. */
    protected ApiKey() {}

    /** A new key of a user, which counts from now on. */
    public ApiKey(byte[] keyHash, User user, String label, Instant createdAt) {
        this.keyHash = keyHash.clone();
        this.user = user;
        this.label = label;
        this.createdAt = createdAt;
    }

    /** Its number, by which it is revoked. */
    public long id() {
        return id;
    }

    /** The name of its owner. */
    public String owner() {
        return user.name();
    }

    /** What its owner calls it. */
    public String label() {
        return label;
    }

    /** Since when it counts. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Since when it no longer counts; null while it does. */
    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    /** Makes it useless; the first time counts. */
    public void revoke(Instant at) {
        if (revokedAt == null) {
            revokedAt = at;
        }
    }
}
