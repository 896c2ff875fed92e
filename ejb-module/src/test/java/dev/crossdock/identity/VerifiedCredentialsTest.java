package dev.crossdock.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerifiedCredentialsTest {

    private static final int MANY = 32;
    private static final Caller ANNA = new Caller("anna", Set.of("operator"));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final AtomicInteger slowChecks = new AtomicInteger();
    private final VerifiedCredentials credentials = new VerifiedCredentials(2, Duration.ofMinutes(5), () -> now);

    @Test
    void right_credentials_are_checked_once() {
        assertThat(rightSignIn("anna", "secret")).contains(ANNA);
        assertThat(rightSignIn("anna", "secret")).contains(ANNA);

        assertThat(slowChecks).hasValue(1);
    }

    @Test
    void wrong_credentials_are_checked_every_time() {
        assertThat(wrongSignIn()).isEmpty();
        assertThat(wrongSignIn()).isEmpty();

        assertThat(slowChecks).hasValue(2);
    }

    @Test
    void they_are_checked_again_after_their_lifetime() {
        rightSignIn("anna", "secret");

        now = now.plus(Duration.ofMinutes(5));
        rightSignIn("anna", "secret");

        assertThat(slowChecks).hasValue(2);
    }

    @Test
    void a_changed_password_counts_at_once() {
        rightSignIn("anna", "secret");

        credentials.forgetAll();
        rightSignIn("anna", "secret");

        assertThat(slowChecks).hasValue(2);
    }

    @Test
    void a_password_that_is_changed_while_it_is_checked_is_not_remembered() {
        credentials.verify("anna", "old", () -> {
            credentials.forgetAll();
            return Optional.of(ANNA);
        });

        assertThat(credentials.verify("anna", "old", Optional::empty)).isEmpty();
    }

    @Test
    void the_border_between_name_and_password_matters() {
        rightSignIn("ann", "asecret");
        rightSignIn("anna", "secret");

        assertThat(slowChecks).hasValue(2);
    }

    @Test
    void no_more_are_remembered_than_there_is_room_for() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < MANY; i++) {
                rightSignIn("user" + i, "secret");
            }
        }

        assertThat(slowChecks).hasValueBetween(MANY + MANY - 2, MANY + MANY);
    }

    @Test
    void many_at_once_with_the_same_credentials_cost_one_check() throws Exception {
        CountDownLatch allAsk = new CountDownLatch(MANY);
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        try {
            List<Callable<Optional<Caller>>> signIns = Collections.nCopies(MANY, () -> {
                allAsk.countDown();
                allAsk.await();
                return credentials.verify("anna", "secret", () -> {
                    slowChecks.incrementAndGet();
                    return Optional.of(ANNA);
                });
            });
            for (Future<Optional<Caller>> signIn : threads.invokeAll(signIns)) {
                assertThat(signIn.get()).contains(ANNA);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(slowChecks).hasValue(1);
    }

    @Test
    void of_very_many_with_different_credentials_few_are_at_work_some_wait_and_the_rest_is_refused() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        rightSignIn("anna", "secret");
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger atWork = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2 * MANY + cores);
        try {
            List<Future<?>> signIns = new ArrayList<>();
            for (int i = 0; i < 2 * MANY + cores; i++) {
                String guess = "guess " + i;
                signIns.add(threads.submit(() -> {
                    try {
                        credentials.verify("anna", guess, () -> {
                            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                            awaitQuietly(go);
                            atWork.decrementAndGet();
                            return Optional.empty();
                        });
                    } catch (TooManySignInsException e) {
                        refused.incrementAndGet();
                    }
                }));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> refused.get() > 0);

            assertThat(rightSignIn("anna", "secret")).contains(ANNA);
            go.countDown();
            for (Future<?> signIn : signIns) {
                signIn.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(most).hasValueLessThanOrEqualTo(cores);
        assertThat(wrongSignIn()).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void while_one_checks_again_after_the_lifetime_the_others_are_still_let_in() {
        rightSignIn("anna", "secret");
        now = now.plus(Duration.ofMinutes(5));

        Optional<Caller> first = credentials.verify("anna", "secret", () -> {
            assertThat(credentials.verify("anna", "secret", () -> fail("nobody else checks")))
                    .contains(ANNA);
            return Optional.of(ANNA);
        });

        assertThat(first).contains(ANNA);
    }

    @Test
    void what_turns_out_to_be_wrong_after_the_lifetime_counts_no_longer() {
        rightSignIn("anna", "wrong");
        now = now.plus(Duration.ofMinutes(5));

        assertThat(wrongSignIn()).isEmpty();
        assertThat(wrongSignIn()).isEmpty();
    }

    private Optional<Caller> rightSignIn(String user, String secret) {
        return credentials.verify(user, secret, () -> {
            slowChecks.incrementAndGet();
            return Optional.of(ANNA);
        });
    }

    private Optional<Caller> wrongSignIn() {
        return credentials.verify("anna", "wrong", () -> {
            slowChecks.incrementAndGet();
            return Optional.empty();
        });
    }
}
