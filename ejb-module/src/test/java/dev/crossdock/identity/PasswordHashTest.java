package dev.crossdock.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void the_right_password_matches_and_another_does_not() {
        String hash = PasswordHash.of("correct horse");

        assertThat(PasswordHash.matches("correct horse", hash)).isTrue();
        assertThat(PasswordHash.matches("correct horsE", hash)).isFalse();
    }

    @Test
    void a_hash_names_its_parameters_and_never_repeats() {
        assertThat(PasswordHash.of("same"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(PasswordHash.of("same"));
    }
}
