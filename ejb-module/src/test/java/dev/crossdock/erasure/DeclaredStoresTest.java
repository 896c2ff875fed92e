package dev.crossdock.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the contracts of this application say about an erasure. */
class DeclaredStoresTest {

    private static final Instant ERASED = Instant.parse("2026-03-01T12:00:00Z");

    private final DeclaredStores stores = new DeclaredStores(new Contracts().ofThisApplication());

    @Test
    void a_topic_that_forgets_by_itself_says_when() {
        assertThat(stores.expiring(ERASED))
                .filteredOn(line -> line.store().equals("order-events"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.state()).isEqualTo("expires");
                    assertThat(line.expiresAt()).isEqualTo(ERASED.plus(Duration.ofDays(30)));
                });
    }

    @Test
    void a_compacted_topic_has_a_tombstone_instead_of_a_date() {
        assertThat(stores.expiring(ERASED))
                .filteredOn(line -> line.store().equals("customer-profile-events"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.expiresAt()).isNull();
                    assertThat(line.check()).contains("tombstone");
                });
    }

    @Test
    void the_dead_letters_of_every_group_are_looked_into() {
        assertThat(stores.deadLetters())
                .extracting(DeclaredStores.DeadLetterTopic::topic)
                .contains("customer-profile-events.dlq.billing", "customer-profile-events.dlq.analytics")
                .doesNotHaveDuplicates();
    }

    @Test
    void projections_have_the_names_of_their_contracts() {
        assertThat(stores.projections())
                .contains("support_projection.customer_profile", "support_projection.activity")
                .doesNotHaveDuplicates();
    }
}
