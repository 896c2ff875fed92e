package dev.crossdock.identity;

import dev.crossdock.identity.store.ApiKeyRow;
import dev.crossdock.identity.store.ApiKeyTable;
import dev.crossdock.identity.store.UserTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
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

    @Inject
    ApiKeyTable table;

    @Inject
    UserTable users;

    /** Creates a key for a user; the answer is the only place where it ever stands in clear. */
    public IssuedKey issue(String user, String label) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String key = "cdk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new IssuedKey(table.add(sha256(key), user, label), key);
    }

    /** The caller behind a key, if it is known and not revoked. */
    public Optional<Caller> signIn(String key) {
        return verified.verify(
                "", key, () -> users.withKey(sha256(key)).map(user -> new Caller(user.name(), user.roles())));
    }

    /** Every key, newest first. */
    public List<KnownKey> all() {
        return table.all().stream().map(ApiKeys::known).toList();
    }

    /**
     * Makes a key useless, at once here and within 30 seconds on other instances.
     *
     * @return whether there is such a key
     */
    public boolean revoke(long id) {
        boolean found = table.revoke(id);
        verified.forgetAll();
        return found;
    }

    private static KnownKey known(ApiKeyRow row) {
        return new KnownKey(row.id(), row.user(), row.label(), row.createdAt(), row.revokedAt());
    }

    static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
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
