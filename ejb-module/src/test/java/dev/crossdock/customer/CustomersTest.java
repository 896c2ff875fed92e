package dev.crossdock.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.customer.store.HistoryRow;
import dev.crossdock.customer.store.HistoryTables;
import dev.crossdock.persistence.store.RealDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomersTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final Customers customers = new Customers();

    @BeforeEach
    void begin() {
        customers.entities = RealDatabase.entities().createEntityManager();
        customers.entities.getTransaction().begin();
    }

    @AfterEach
    void rollBack() {
        customers.entities.getTransaction().rollback();
        customers.entities.close();
    }

    @Test
    void each_change_stands_beside_the_revision_before_it() {
        revisions(2, 5, 9);

        assertThat(customers.history("c", 0, 10))
                .containsExactly(change(2, null), change(5, "2@example.org"), change(9, "5@example.org"));
    }

    @Test
    void the_first_change_of_a_later_page_knows_the_one_before_the_page() {
        revisions(2, 5, 9);

        assertThat(customers.history("c", 2, 1)).containsExactly(change(5, "2@example.org"));
        assertThat(customers.history("c", 7, 2)).containsExactly(change(9, "5@example.org"));
        assertThat(customers.history("c", 9, 2)).isEmpty();
        assertThat(customers.history("c", 0, 1)).containsExactly(change(2, null));
    }

    private static ProfileChange change(long revision, @Nullable String before) {
        return new ProfileChange(revision, NOON, List.of(new FieldChange("email", before, revision + "@example.org")));
    }

    private void revisions(long... revisions) {
        List<HistoryRow> rows = LongStream.of(revisions)
                .mapToObj(revision -> new HistoryRow(
                        new HistoryRow.Key("c", revision),
                        0,
                        revision,
                        NOON,
                        List.of("email"),
                        "{\"email\": \"" + revision + "@example.org\"}"))
                .toList();
        customers.entities.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local search_path to analytics");
            }
            HistoryTables.append(connection, rows);
        });
    }
}
