package dev.crossdock.customer.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmailAddressesTest {

    @Test
    void an_address_is_looked_for_as_it_is() {
        assertThat(EmailAddresses.pattern("a_b%c@example.org")).isEqualTo("a\\_b\\%c@example.org");
        assertThat(EmailAddresses.pattern("a\\b")).isEqualTo("a\\\\b");
    }

    @Test
    void a_star_at_the_end_stands_for_the_rest() {
        assertThat(EmailAddresses.pattern("ada*")).isEqualTo("ada%");
        assertThat(EmailAddresses.pattern("a*a")).isEqualTo("a*a");
    }
}
