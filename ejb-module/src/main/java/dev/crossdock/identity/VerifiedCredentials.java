package dev.crossdock.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a short time which credentials were right. A password hash is slow by design; a machine that signs in
 * with every request would spend its whole time there. Only a keyed digest is kept, with a key that dies with the
 * process, and only of credentials that were right, so a guess never becomes cheap.
 */
final class VerifiedCredentials {

    private static final String MAC = "HmacSHA256";

    /** For how long at most others rely on what one is checking again. */
    private static final Duration WHILE_CHECKED = Duration.ofSeconds(5);

    private final SecretKeySpec key;
    private final Duration lifetime;
    private final InstantSource clock;
    private final Map<Digest, Verified> verified;

    /** Each takes a core and some twenty megabytes: more at a time than there are cores is how a server is brought down. */
    private final Semaphore slowChecks = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    VerifiedCredentials(int capacity, Duration lifetime, InstantSource clock) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, MAC);
        this.lifetime = lifetime;
        this.clock = clock;
        this.verified = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Digest, Verified> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The caller these credentials stand for, from memory or by the slow way. */
    Optional<Caller> verify(String user, String secret, Supplier<Optional<Caller>> slowly) {
        Digest digest = digest(user, secret);
        Optional<Caller> known = known(digest);
        if (known.isPresent()) {
            return known;
        }
        boolean expired = prolong(digest);
        slowChecks.acquireUninterruptibly();
        try {
            // Whoever waited here may have waited for the answer to the same question.
            return expired ? check(digest, slowly) : known(digest).or(() -> check(digest, slowly));
        } finally {
            slowChecks.release();
        }
    }

    private Optional<Caller> known(Digest digest) {
        synchronized (verified) {
            return Optional.ofNullable(verified.get(digest))
                    .filter(known -> clock.instant().isBefore(known.until))
                    .map(Verified::caller);
        }
    }

    /** Lets what has expired count for others while one checks it again; false if there is nothing of the kind. */
    private boolean prolong(Digest digest) {
        Instant now = clock.instant();
        synchronized (verified) {
            Verified known = verified.get(digest);
            if (known == null || now.isBefore(known.until)) {
                return false;
            }
            verified.put(digest, new Verified(known.caller, now.plus(WHILE_CHECKED)));
            return true;
        }
    }

    private Optional<Caller> check(Digest digest, Supplier<Optional<Caller>> slowly) {
        Optional<Caller> caller = slowly.get();
        Instant now = clock.instant();
        synchronized (verified) {
            caller.ifPresentOrElse(
                    right -> verified.put(digest, new Verified(right, now.plus(lifetime))),
                    () -> verified.remove(digest));
        }
        return caller;
    }

    /** Forgets everything, so that a changed password or a revoked key counts at once. */
    void forgetAll() {
        synchronized (verified) {
            verified.clear();
        }
    }

    private Digest digest(String user, String secret) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            byte[] name = user.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).flip());
            mac.update(name);
            return new Digest(HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + MAC, e);
        }
    }

    private record Digest(String hex) {}

    private record Verified(Caller caller, Instant until) {}
}
