package dev.crossdock.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camille.moreau@example.org",
                "a@localhost",
                "o'hara+shop@mail.example.co.uk",
                "ö@example.org",
                "a@bücher.example",
                "名@例え.jp",
                "\uD83D\uDE00@example.org"
            })
    void people_are_written_to_in_any_script(String address) {
        assertThat(new EmailAddress(address)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@example.org",
                "nobody at all",
                "a b@example.org",
                "a\u00a0b@example.org",
                "a@example.org\n",
                "a\0@example.org",
                ".a@example.org",
                "a..b@example.org",
                "a@example..org",
                "a@example.org.",
                "a@-example.org",
                "a@example.org,b@example.org",
                "A <a@example.org>",
                "\"a b\"@example.org",
                "a@[127.0.0.1]",
                "a@b@example.org"
            })
    void what_nobody_is_written_to_by_is_refused(String address) {
        assertThatThrownBy(() -> new EmailAddress(address)).hasMessage(EmailAddress.EXPECTED);
    }

    @Test
    void an_address_is_no_longer_than_smtp_takes() {
        String domain = ("d".repeat(60) + ".").repeat(4) + "example";
        assertThat(EmailAddress.isValid("a@" + domain)).isTrue();
        assertThat(EmailAddress.isValid("four@" + domain)).isFalse();
        assertThat(EmailAddress.isValid("a".repeat(64) + "@example.org")).isTrue();
        assertThat(EmailAddress.isValid("a".repeat(65) + "@example.org")).isFalse();
    }

    @Test
    void a_mail_server_that_knows_ascii_only_gets_the_domain_as_dns_has_it_and_no_other_mailbox() {
        assertThat(new EmailAddress("a@bücher.example").inAscii()).isEqualTo("a@xn--bcher-kva.example");
        assertThatThrownBy(() -> new EmailAddress("ö@example.org").inAscii()).hasMessageContaining("ASCII");
    }

    @Test
    void microseconds_are_counted_for_every_moment() {
        assertThat(Moment.micros(Instant.parse("1969-12-31T23:59:59.999999Z"))).isEqualTo(-1);
        assertThat(Moment.micros(Instant.parse("9999-12-31T23:59:59.999999Z"))).isEqualTo(253_402_300_799_999_999L);
    }
}
