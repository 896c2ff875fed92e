package dev.crossdock.customer.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.persistence.store.RealDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTablesTest {

    private static final Instant MOMENT = Instant.parse("0999-02-03T04:05:06.789013Z");

    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = RealDatabase.transaction("analytics");
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void what_was_written_in_bulk_is_read_as_it_was() throws SQLException {
        List<HistoryRow> rows = List.of(row("h1", 1, 10), row("h1", 2, 11), row("h2", 1, 12));
        HistoryTables.append(connection, rows);

        assertThat(HistoryTables.from(connection, 3, 10, 12))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(rows.subList(0, 2));
        assertThat(HistoryTables.hash(connection).rows()).isEqualTo(3);

        HistoryTables.forget(connection, List.of("h1"));
        assertThat(HistoryTables.from(connection, 3, 10, 13)).hasSize(1);
        assertThat(HistoryTables.holds(connection, "analytics", "h1")).isFalse();
        assertThat(HistoryTables.holds(connection, "analytics", "h2")).isTrue();
    }

    @Test
    void states_are_written_over_and_an_erased_one_holds_nothing() throws SQLException {
        ProfileState living = new ProfileState("s1", 4, false, "{\"email\": \"a@example.org\"}");
        HistoryTables.putStates(connection, List.of(new ProfileState("s1", 3, false, "{}"), erased("s2")));
        HistoryTables.putStates(connection, List.of(living));

        assertThat(HistoryTables.states(connection, List.of("s1", "s2", "s3")))
                .isEqualTo(Map.of("s1", living, "s2", erased("s2")));
        assertThat(HistoryTables.revision(connection, "analytics", "s1")).isEqualTo(OptionalLong.of(4));
        assertThat(HistoryTables.revision(connection, "analytics", "s3")).isEmpty();
        assertThat(HistoryTables.holds(connection, "analytics", "s1")).isTrue();
        assertThat(HistoryTables.holds(connection, "analytics", "s2")).isFalse();
        HistoryTables.takeOverErased(connection, "analytics");
    }

    @Test
    void counts_add_up() throws SQLException {
        DailyFieldCount.Key key = new DailyFieldCount.Key(LocalDate.parse("2026-02-03"), "email");
        HistoryTables.count(connection, List.of(new DailyFieldCount(key, 2)));
        HistoryTables.count(connection, List.of(new DailyFieldCount(key, 3)));

        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select changes from daily_field_count where field = 'email'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(5);
        }
    }

    private static ProfileState erased(String customer) {
        return new ProfileState(customer, 7, true, null);
    }

    private static HistoryRow row(String customer, long revision, long offset) {
        return new HistoryRow(
                new HistoryRow.Key(customer, revision), 3, offset, MOMENT, List.of("email", "phone"), "{\"a\": 1}");
    }
}
