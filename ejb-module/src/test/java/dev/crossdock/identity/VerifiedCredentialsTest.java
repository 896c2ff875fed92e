package dev.crossdock.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerifiedCredentialsTest {

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
    void the_border_between_name_and_password_matters() {
        rightSignIn("ann", "asecret");
        rightSignIn("anna", "secret");

        assertThat(slowChecks).hasValue(2);
    }

    @Test
    void the_least_recently_used_is_forgotten_when_full() {
        rightSignIn("a", "1");
        rightSignIn("b", "2");
        rightSignIn("c", "3");

        rightSignIn("a", "1");

        assertThat(slowChecks).hasValue(4);
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
