package dev.crossdock.identity;

import dev.crossdock.identity.store.ApiKey;
import dev.crossdock.identity.store.IdentityRepository;
import dev.crossdock.value.Checksums;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API keys of machines: issued once in clear, stored as a hash, revocable. */
@ApplicationScoped
public class ApiKeys {

    private static final int RANDOM_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final VerifiedCredentials verified =
            new VerifiedCredentials(1_000, Duration.ofSeconds(30), InstantSource.system());

    @PersistenceContext(unitName = "crossdock")
    EntityManager entities;

    @Inject
    Event<CredentialsChanged> changes;

    /**
     * Creates a key for a user; the answer is the only place where it ever stands in clear.
     *
     * @throws java.util.NoSuchElementException if there is no such user
     */
    @Transactional
    public IssuedKey issue(String user, String label) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String key = "cdk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ApiKey issued =
                new ApiKey(sha256(key), repository().user(user).orElseThrow(), label, Instant.now(Clock.systemUTC()));
        entities.persist(issued);
        return new IssuedKey(issued.id(), key);
    }

    /** The caller behind a key, if it is known and not revoked. */
    public Optional<Caller> signIn(String key) {
        return verified.verify(
                "", key, () -> repository().ownerOf(sha256(key)).map(user -> new Caller(user.name(), user.roles())));
    }

    /** Every key, newest first. */
    public List<KnownKey> all() {
        return repository().keys().stream().map(ApiKeys::known).toList();
    }

    /**
     * Makes a key useless, at once here and within 30 seconds on other instances.
     *
     * @return whether there is such a key
     */
    @Transactional
    public boolean revoke(long id) {
        Optional<ApiKey> key = repository().key(id);
        key.ifPresent(known -> known.revoke(Instant.now(Clock.systemUTC())));
        changes.fire(new CredentialsChanged());
        return key.isPresent();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) CredentialsChanged change) {
        verified.forgetAll();
    }

    private IdentityRepository repository() {
        return new IdentityRepository(entities);
    }

    private static KnownKey known(ApiKey key) {
        return new KnownKey(key.id(), key.owner(), key.label(), key.createdAt(), key.revokedAt());
    }

    private static byte[] sha256(String key) {
        return Checksums.digest().digest(key.getBytes(StandardCharsets.UTF_8));
    }

    /** A fresh key in clear. */
    public record IssuedKey(long id, String key) {}

    /** What may be shown of a key. */
    public record KnownKey(
            long id,
            String user,
            String label,
            Instant createdAt,
            @Nullable Instant revokedAt) {}
}
