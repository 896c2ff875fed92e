package dev.crossdock.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    void topics_and_dead_letters_are_looked_for_on_their_own_cluster() throws InvalidContractException {
        DeclaredStores both = new DeclaredStores(List.of(new Contracts().read("""
                workload: lines
                consumers: [{group: log-index}]
                personalData: {fields: [/user]}
                transport:
                  kafka:
                    cluster: logging
                    topics: [{name: lines, retention: 3d}]
                    deadLetters: {retention: 7d}
                """.getBytes(StandardCharsets.UTF_8))));

        assertThat(both.topics()).containsExactly(Map.entry(Cluster.LOGGING, Set.of("lines")));
        assertThat(both.deadLetters()).singleElement().satisfies(letters -> {
            assertThat(letters.cluster()).isEqualTo(Cluster.LOGGING);
            assertThat(letters.expiring(ERASED).expiresAt()).isEqualTo(ERASED.plus(Duration.ofDays(7)));
        });
        assertThat(both.expiring(ERASED))
                .filteredOn(line -> line.store().equals("lines"))
                .singleElement()
                .satisfies(line -> assertThat(line.expiresAt()).isEqualTo(ERASED.plus(Duration.ofDays(3))));
    }

    @Test
    void projections_have_the_names_of_their_contracts() {
        assertThat(stores.projections())
                .contains("support_projection.customer_profile", "support_projection.activity")
                .doesNotHaveDuplicates();
    }
}
