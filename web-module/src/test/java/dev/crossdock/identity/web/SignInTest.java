package dev.crossdock.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignInTest {

    @Test
    void leads_back_to_the_console_page_that_was_wanted() {
        assertThat(SignIn.target("/console/customers.xhtml?q=7")).isEqualTo("/console/customers.xhtml?q=7");
    }

    @Test
    void never_leads_elsewhere() {
        assertThat(SignIn.target("//evil.example")).isEqualTo("/console/overview.xhtml");
        assertThat(SignIn.target("/console/../api")).isEqualTo("/console/overview.xhtml");
        assertThat(SignIn.target(null)).isEqualTo("/console/overview.xhtml");
    }
}
