package dev.crossdock.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.customer.FieldChange;
import dev.crossdock.customer.ProfileChange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryEntryTest {

    @Test
    void field_names_become_words() {
        assertThat(HistoryEntry.name("deliveryAddress")).isEqualTo("Delivery address");
        assertThat(HistoryEntry.name("email")).isEqualTo("E-mail");
        assertThat(HistoryEntry.name("")).isEmpty();
    }

    @Test
    void an_address_becomes_lines_in_the_order_of_an_envelope() {
        String address =
                "{\"country\":\"US\",\"city\":\"Austin\",\"region\":\"TX\",\"postalCode\":\"78701\",\"street\":\"1 Main St\"}";

        assertThat(HistoryEntry.lines("deliveryAddress", address))
                .containsExactly("1 Main St", "78701 Austin", "TX", "US");
        assertThat(HistoryEntry.lines("invoice", "{\"address\":" + address + ",\"name\":\"Ada\"}"))
                .containsExactly("Ada", "1 Main St", "78701 Austin", "TX", "US");
    }

    @Test
    void what_is_no_object_stays_as_it_is() {
        assertThat(HistoryEntry.lines("phone", "{broken")).containsExactly("{broken");
        assertThat(HistoryEntry.lines("phone", "+33 1")).containsExactly("+33 1");
        assertThat(HistoryEntry.lines("phone", null)).isEmpty();
        assertThat(HistoryEntry.lines("marketingConsent", "true")).containsExactly("agreed");
    }

    @Test
    void an_unknown_object_is_told_part_by_part() {
        assertThat(HistoryEntry.lines("preferences", "{\"shoeSize\":42,\"colour\":\"red\"}"))
                .containsExactly("Shoe size 42, Colour red");
        assertThat(HistoryEntry.lines("deliveryAddress", "{}")).containsExactly("empty");
    }

    @Test
    void a_revision_keeps_its_number_and_moment() {
        Instant moment = Instant.parse("2026-03-01T12:00:00Z");

        HistoryEntry entry =
                HistoryEntry.of(new ProfileChange(2, moment, List.of(new FieldChange("phone", null, "+33 1"))));

        assertThat(entry)
                .isEqualTo(new HistoryEntry(
                        2, moment, List.of(new HistoryEntry.Field("Phone", List.of(), List.of("+33 1")))));
    }
}
