package dev.crossdock.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorizationTest {

    @Test
    void basic_gives_user_and_password_with_colons_kept() {
        assertThat(Authorization.parse("Basic YW5uYTphOmI=")).contains(new Authorization("anna", "a:b"));
    }

    @Test
    void bearer_gives_an_api_key() {
        assertThat(Authorization.parse("bearer cdk_1")).contains(new Authorization(null, "cdk_1"));
    }

    @Test
    void anything_else_gives_nothing() {
        assertThat(Authorization.parse("Basic ***")).isEmpty();
        assertThat(Authorization.parse("Digest x")).isEmpty();
        assertThat(Authorization.parse("Basic")).isEmpty();
    }
}
