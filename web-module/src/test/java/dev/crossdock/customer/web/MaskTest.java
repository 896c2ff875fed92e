package dev.crossdock.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.customer.Address;
import dev.crossdock.customer.CustomerProfile;
import dev.crossdock.customer.Invoice;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void who_knows_an_address_recognises_it() {
        assertThat(Mask.email("ada@example.org")).isEqualTo("a••••@e••••.org");
    }

    @Test
    void the_cover_does_not_tell_how_much_it_covers() {
        assertThat(Mask.email("a@b.org")).isEqualTo("a••••@b••••.org");
        assertThat(Mask.name("Jo")).isEqualTo("J••••");
        assertThat(Mask.name("Johanna-Sophie")).isEqualTo("J••••");
        assertThat(Mask.phone("+44 20 7946 958")).isEqualTo("•••• 58");
    }

    @Test
    void a_letter_beyond_the_basic_plane_is_one_letter() {
        assertThat(Mask.name("𐐔eseret")).isEqualTo("𐐔••••");
    }

    @Test
    void what_is_too_short_or_no_address_is_covered_whole() {
        assertThat(Mask.phone("112")).isEqualTo("••••");
        assertThat(Mask.email("nobody")).isEqualTo("••••");
        assertThat(Mask.email("@")).isEqualTo("••••");
        assertThat(Mask.email("a@localhost")).isEqualTo("••••");
    }

    @Test
    void what_is_not_there_is_not_covered() {
        assertThat(Mask.name(null)).isNull();
        assertThat(Mask.email("")).isEmpty();
        assertThat(Mask.phone(null)).isNull();
    }

    @Test
    void nothing_of_a_profile_shows_but_id_country_and_what_is_not_personal() {
        Address address = new Address("1 rue Neuve", "Lyon", "69001", "Auvergne", "FR");
        CustomerProfile clear = new CustomerProfile(
                "c-1",
                3,
                "Ada",
                "Example",
                "ada@example.org",
                "+33 1 99 00 123",
                "FR",
                true,
                address,
                new Invoice("Example SARL", "FR12345678901", "billing@example.org", address),
                Instant.EPOCH);

        CustomerProfile masked = Mask.profile(clear);

        assertThat(masked.toString())
                .contains("c-1", "FR", "revision=3")
                .doesNotContain(
                        "Ada", "Example", "example", "Neuve", "Lyon", "69001", "Auvergne", "SARL", "FR123", "99 00");
    }
}
