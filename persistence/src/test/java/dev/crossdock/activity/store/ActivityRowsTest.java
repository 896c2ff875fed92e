package dev.crossdock.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.activity.store.ActivitySummaries.OrderAmount;
import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.activity.value.LastContact;
import dev.crossdock.activity.value.OpenIssue;
import dev.crossdock.event.value.EventId;
import dev.crossdock.persistence.store.LockMode;
import dev.crossdock.persistence.store.RealDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityRowsTest {

    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00.000001Z");
    private static final TopicPartition ORDERS = new TopicPartition("orders", 2);
    private static final Set<String> CUSTOMERS = Set.of("rows-1", "rows-2");

    private Connection connection;

    @BeforeEach
    void insert() throws SQLException {
        connection = RealDatabase.transaction("support_projection");
        ActivityTable.lock(connection, LockMode.SHARED);
        ActivityTable.lock(connection, LockMode.EXCLUSIVE);
        assertThat(ActivityTable.insert(
                        connection,
                        List.of(
                                row("1", "rows-1", "order.placed", 0, "20.00", "placed", "{}"),
                                row("2", "rows-1", "order.status-changed", 1, "5.5", "returned", "{}"),
                                row("3", "rows-2", "payment.succeeded", 2, "7", "card", "{}"),
                                row("4", "rows-2", "payment.succeeded", 3, "0.25", "card", "{}"),
                                row("5", "rows-2", "support.interaction-recorded", 4, null, "late", """
                                        {"channel": "phone", "direction": "inbound", "conversationId": "k", "status": "open"}"""))))
                .isEqualTo(5);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void pages_follow_each_other_in_each_order() throws SQLException {
        ActivityRows.planForValues(connection);
        for (ActivitySort sort : ActivitySort.values()) {
            List<String> ids = new ArrayList<>();
            ActivityPlace after = null;
            for (var page = page(sort, null); !page.isEmpty(); page = page(sort, after)) {
                page.forEach(row -> ids.add(row.key.id()));
                after = page.get(page.size() - 1).place(sort);
            }
            assertThat(ids)
                    .as(sort.word())
                    .containsExactlyElementsOf(
                            switch (sort) {
                                case OLDEST_FIRST -> List.of("1", "2", "3", "4", "5");
                                case NEWEST_FIRST -> List.of("5", "4", "3", "2", "1");
                                case SMALLEST_FIRST -> List.of("4", "2", "3", "1");
                                case LARGEST_FIRST -> List.of("1", "3", "2", "4");
                            });
        }
    }

    private List<ActivityRow> page(ActivitySort sort, @Nullable ActivityPlace after) throws SQLException {
        return ActivityRows.page(connection, ActivityFilter.of(CUSTOMERS), sort, after, 2);
    }

    @Test
    void all_conditions_of_a_filter_hold_together() throws SQLException {
        ActivityFilter filter = new ActivityFilter(
                Set.of("rows-2"),
                null,
                "payment.succeeded",
                NOON,
                NOON.plusSeconds(3),
                new BigDecimal("1"),
                new BigDecimal("9.5"),
                "EUR");

        assertThat(ActivityRows.page(connection, filter, ActivitySort.OLDEST_FIRST, null, 9))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(row("3", "rows-2", "payment.succeeded", 2, "7", "card", "{}"));
        assertThat(ActivityRows.count(connection, filter, ActivitySort.LARGEST_FIRST, 9))
                .isEqualTo(1);
        assertThat(ActivityRows.count(connection, ActivityFilter.of(CUSTOMERS), ActivitySort.OLDEST_FIRST, 3))
                .isEqualTo(3);
        ActivityFilter byEmail = new ActivityFilter(null, "nobody-*", null, null, null, null, null, null);
        assertThat(ActivityRows.page(connection, byEmail, ActivitySort.OLDEST_FIRST, null, 9))
                .isEmpty();
    }

    @Test
    void what_was_read_below_an_offset_is_read_without_the_data() throws SQLException {
        List<ActivityDocument> found = new ArrayList<>();
        ActivityRows.below(connection, "support_projection", Map.of(ORDERS, 3L), found::add);

        assertThat(found).extracting(document -> document.row().key.id()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(ActivityRows.of(
                        connection, "support_projection", List.of(new EventId("/s", "5"), new EventId("/s", "x"))))
                .singleElement()
                .satisfies(document -> assertThat(document.row().data).isEqualTo("{}"))
                .satisfies(document -> assertThat(document.row().occurredAt).isEqualTo(NOON.plusSeconds(4)));
        ActivityRows.below(connection, "support_projection", Map.of(), found::add);
        assertThat(found).hasSize(3);
    }

    @Test
    void a_customer_is_summed_up() throws SQLException {
        assertThat(ActivitySummaries.paid(connection, "rows-2")).isEqualTo(Map.of("EUR", new BigDecimal("7.25")));
        assertThat(ActivitySummaries.placed(connection, "rows-1"))
                .containsExactly(new OrderAmount("o", new BigDecimal("20.00"), "EUR"));
        assertThat(ActivitySummaries.returned(connection, "rows-1"))
                .containsExactly(new OrderAmount("o", new BigDecimal("5.5"), "EUR"));
        assertThat(ActivitySummaries.orders(connection, "rows-1")).isEqualTo(1);
        assertThat(ActivitySummaries.lastContact(connection, "rows-2"))
                .contains(new LastContact(NOON.plusSeconds(4), "phone", "late"));
        assertThat(ActivitySummaries.lastContact(connection, "rows-1")).isEmpty();
        assertThat(ActivitySummaries.openIssues(connection, "rows-2"))
                .containsExactly(new OpenIssue("k", "open", "late", null, NOON.plusSeconds(4)));
    }

    @Test
    void every_moment_is_kept_to_the_microsecond() throws SQLException {
        List<Instant> moments =
                List.of(Instant.parse("0000-01-01T00:00:00.000001Z"), Instant.parse("9999-12-31T23:59:59.999999Z"));
        List<ActivityRow> rows = new ArrayList<>();
        for (Instant moment : moments) {
            ActivityRow row = row("at " + moment, "rows-3", "order.placed", 0, null, "placed", "{}");
            row.occurredAt = moment;
            rows.add(row);
        }
        ActivityTable.insert(connection, rows);

        assertThat(ActivityRows.page(
                        connection, ActivityFilter.of(Set.of("rows-3")), ActivitySort.OLDEST_FIRST, null, 9))
                .extracting(row -> row.occurredAt)
                .containsExactlyElementsOf(moments);
    }

    @Test
    void an_erased_customer_leaves_nothing() throws SQLException {
        ActivityTable.takeOver(connection, "support_projection", Map.of(ORDERS, 3L));
        ActivityTable.forget(connection, Set.of("rows-1"));

        assertThat(ActivityTable.holds(connection, "support_projection", "rows-1"))
                .isFalse();
        assertThat(ActivityTable.holds(connection, "support_projection", "rows-2"))
                .isTrue();
        assertThat(ActivityTable.hash(connection).rows()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void the_tables_of_the_index_know_its_name_and_who_was_erased() throws SQLException {
        connection.setSchema("search_index");
        IndexTables.lock(connection, LockMode.SHARED);
        assertThat(IndexTables.index(connection)).isEmpty();
        assertThat(IndexTables.use(connection, "one")).isEqualTo("one");
        assertThat(IndexTables.use(connection, "two")).isEqualTo("one");

        assertThat(IndexTables.erase(connection, new TreeSet<>(CUSTOMERS))).isEqualTo(2);
        assertThat(IndexTables.erase(connection, new TreeSet<>(CUSTOMERS))).isZero();
        assertThat(IndexTables.erasedAmong(connection, Set.of("rows-1", "rows-3")))
                .containsExactly("rows-1");
        assertThat(IndexTables.erased(connection)).isEqualTo(CUSTOMERS);
        IndexTables.takeOverErased(connection, "search_index");
    }

    private static ActivityRow row(
            String id,
            String customer,
            String type,
            long second,
            @Nullable String amount,
            String category,
            String data) {
        return new ActivityRow(
                new EventId("/s", id),
                customer,
                type,
                NOON.plusSeconds(second),
                amount == null ? null : new BigDecimal(amount),
                amount == null ? null : "EUR",
                category,
                null,
                "o",
                ORDERS.topic(),
                ORDERS.partition(),
                second,
                data);
    }
}
