package dev.crossdock.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.event.value.EventId;
import dev.crossdock.persistence.store.RealDatabase;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityRowTest {

    private static final EventId PAID = new EventId("/payment-service", "p-1");
    private static final EventId WRITTEN = new EventId("/support-service", "s-1");

    private final EntityManager entities = RealDatabase.entities().createEntityManager();

    @BeforeEach
    void insert() {
        entities.getTransaction().begin();
        List<ActivityRow> rows = List.of(row(PAID, new BigDecimal("12.50"), "EUR"), row(WRITTEN, null, null));
        entities.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local search_path to support_projection");
            }
            ActivityTable.insert(connection, rows);
        });
    }

    @AfterEach
    void rollBack() {
        entities.getTransaction().rollback();
        entities.close();
    }

    @Test
    void what_was_written_in_bulk_is_read_as_an_entity() {
        assertThat(of(List.of(PAID, WRITTEN)))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrder(row(PAID, new BigDecimal("12.50"), "EUR"), row(WRITTEN, null, null));
    }

    @Test
    void what_is_not_there_is_left_out() {
        assertThat(of(List.of(new EventId("/payment-service", "s-1"), WRITTEN)))
                .extracting(row -> row.key)
                .containsExactly(WRITTEN);
        assertThat(of(List.of())).isEmpty();
    }

    private List<ActivityRow> of(List<EventId> keys) {
        return entities.createNamedQuery(ActivityRow.OF, ActivityRow.class)
                .setParameter("keys", keys)
                .getResultList();
    }

    private static ActivityRow row(EventId key, @Nullable BigDecimal amount, @Nullable String currency) {
        return new ActivityRow(
                key,
                "c-1",
                "payment.succeeded",
                Instant.parse("2026-01-15T09:29:58.123456Z"),
                amount,
                currency,
                null,
                null,
                null,
                "payment-events",
                3,
                17,
                "{}");
    }
}
