package dev.crossdock.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
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

    /** Each who waits holds a thread that others could be answered on. */
    private static final int MAX_WAITING = 16;

    private final SecretKeySpec key;
    private final Duration lifetime;
    private final InstantSource clock;
    private final Cache<Digest, Verified> verified;

    /** Each takes a core and some twenty megabytes: more at a time than there are cores is how a server is brought down. */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final Map<Digest, CompletableFuture<Optional<Caller>>> checks = new ConcurrentHashMap<>();

    /** How often everything was forgotten. */
    private final AtomicLong changes = new AtomicLong();

    VerifiedCredentials(int capacity, Duration lifetime, InstantSource clock) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, MAC);
        this.lifetime = lifetime;
        this.clock = clock;
        // Evicts on the caller's thread: a pool of the JDK's own is not the server's to stop.
        this.verified = Caffeine.newBuilder()
                .maximumSize(capacity)
                .executor(Runnable::run)
                .build();
    }

    /**
     * The caller these credentials stand for, from memory or by the slow way, which all who ask at the same time share.
     *
     * @throws TooManySignInsException if too many others wait for the slow way
     */
    Optional<Caller> verify(String user, String secret, Supplier<Optional<Caller>> slowly) {
        Digest digest = digest(user, secret);
        Optional<Caller> known = known(digest);
        if (known.isPresent()) {
            return known;
        }
        CompletableFuture<Optional<Caller>> own = new CompletableFuture<>();
        CompletableFuture<Optional<Caller>> underWay = checks.putIfAbsent(digest, own);
        if (underWay != null) {
            return answer(underWay);
        }
        try {
            own.complete(checkInTurn(digest, slowly));
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        } finally {
            checks.remove(digest, own);
        }
        return answer(own);
    }

    private static Optional<Caller> answer(CompletableFuture<Optional<Caller>> check) {
        try {
            return check.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    private Optional<Caller> checkInTurn(Digest digest, Supplier<Optional<Caller>> slowly) {
        if (turns.getQueueLength() >= MAX_WAITING) {
            throw new TooManySignInsException();
        }
        if (!prolong(digest)) {
            // Whoever was here before may have asked the same.
            Optional<Caller> known = known(digest);
            if (known.isPresent()) {
                return known;
            }
        }
        turns.acquireUninterruptibly();
        try {
            return check(digest, slowly);
        } finally {
            turns.release();
        }
    }

    private Optional<Caller> known(Digest digest) {
        return Optional.ofNullable(verified.getIfPresent(digest))
                .filter(known -> clock.instant().isBefore(known.until))
                .map(Verified::caller);
    }

    /** Lets what has expired count for others while one checks it again; false if there is nothing of the kind. */
    private boolean prolong(Digest digest) {
        Instant now = clock.instant();
        Instant prolonged = now.plus(WHILE_CHECKED);
        Verified known = verified.asMap()
                .computeIfPresent(
                        digest, (same, old) -> now.isBefore(old.until) ? old : new Verified(old.caller, prolonged));
        return known != null && known.until.equals(prolonged);
    }

    private Optional<Caller> check(Digest digest, Supplier<Optional<Caller>> slowly) {
        long before = changes.get();
        Optional<Caller> caller = slowly.get();
        caller.ifPresentOrElse(
                right ->
                        verified.put(digest, new Verified(right, clock.instant().plus(lifetime))),
                () -> verified.invalidate(digest));
        if (changes.get() != before) {
            // What was looked up may be older than the change.
            verified.invalidate(digest);
        }
        return caller;
    }

    /** Forgets everything, so that a changed password or a revoked key counts at once. */
    void forgetAll() {
        changes.incrementAndGet();
        checks.clear();
        verified.invalidateAll();
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
