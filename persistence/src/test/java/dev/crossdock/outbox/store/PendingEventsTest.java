package dev.crossdock.outbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.RealDatabase;
import dev.crossdock.persistence.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What relays see of the table: order for each key, also when there are several of them. */
class PendingEventsTest {

    private final DataSource database = RealDatabase.dataSource();
    private final PendingEvents events = new PendingEvents();

    PendingEventsTest() {
        events.database = new Database() {
            @Override
            public DataSource dataSource() {
                return database;
            }
        };
    }

    @BeforeEach
    void empty() {
        Sql.update(database, "delete from outbox.event");
    }

    @Test
    void of_each_key_only_the_oldest_is_taken_and_the_next_one_when_it_is_gone() {
        add("a", 1);
        add("a", 2);
        add("b", 3);

        List<PendingEvent> oldest = oldest(10);
        assertThat(numbers(oldest)).containsExactly(1, 3);
        events.delete(List.of(oldest.get(0).id()));
        assertThat(numbers(oldest(10))).containsExactly(2, 3);
        assertThat(numbers(oldest(1))).containsExactly(2);
    }

    @Test
    void an_event_that_is_left_out_makes_room_for_other_keys_and_is_not_overtaken_by_its_own() {
        add("refused", 1);
        add("refused", 2);
        add("b", 3);
        List<PendingEvent> first = oldest(1);
        assertThat(numbers(first)).containsExactly(1);

        List<Long> without = List.of(first.get(0).id());
        assertThat(numbers(events.oldestOfEachKey(without, 1))).containsExactly(3);
        assertThat(numbers(events.oldestOfEachKey(without, 10))).containsExactly(3);
    }

    @Test
    void a_key_that_one_relay_is_at_is_left_alone_by_the_others() throws SQLException {
        add("a", 1);
        add("a", 2);
        add("b", 3);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from outbox.event where key = 'a' order by id limit 1 for update");

            assertThat(numbers(oldest(10))).containsExactly(3);
            other.rollback();
        }
        assertThat(numbers(oldest(10))).containsExactly(1, 3);
    }

    @Test
    void an_event_that_waits_is_not_added_twice() {
        assertThat(add("a", 1)).isTrue();
        assertThat(add("a", 1)).isFalse();
        assertThat(events.count()).isEqualTo(1);
        assertThat(events.oldest()).isPresent();
    }

    @Test
    void an_erasure_finds_the_customer_at_any_depth_and_in_the_subject() {
        add("k1", 1, "{\"data\": {\"customerId\": \"c-1\"}}");
        add("k2", 2, "{\"data\": {\"lines\": [{\"customerId\": \"c-1\"}]}}");
        add("k3", 3, "{\"subject\": \"c-1\", \"data\": {}}");
        add("k4", 4, "{\"data\": {\"customerId\": \"c-10\"}}");

        assertThat(events.erase("c-1")).isEqualTo(3);
        assertThat(events.count()).isEqualTo(1);
    }

    @Test
    void events_that_waited_in_the_old_outbox_of_documents_come_over_in_their_order() throws SQLException {
        migrate(MigrationVersion.fromVersion("1"));
        Sql.update(database, """
                insert into before.outbox (type, data) values
                ('document.stored', '{"documentId": "d-1", "storedAt": "2026-03-01T12:00:00Z"}'),
                ('document.removed', '{"documentId": "d-1", "removedAt": "2026-03-02T12:00:00Z"}')
                """);

        migrate(MigrationVersion.LATEST);

        List<JsonNode> moved = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select topic || ' ' || key, event from outbox.event order by id")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).isEqualTo("document-events d-1");
                moved.add(JsonMapper.shared().readTree(rows.getString(2)));
            }
        }
        assertThat(moved)
                .extracting(event ->
                        event.path("id").asString() + " " + event.path("time").asString())
                .containsExactly("d-1-stored 2026-03-01T12:00:00Z", "d-1-removed 2026-03-02T12:00:00Z");
    }

    private void migrate(MigrationVersion version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/document")
                .schemas("before")
                .target(version)
                .load()
                .migrate();
    }

    private List<PendingEvent> oldest(int limit) {
        return events.oldestOfEachKey(List.of(), limit);
    }

    private boolean add(String key, int number) {
        return add(key, number, "{}");
    }

    private boolean add(String key, int number, String json) {
        ObjectNode numbered = (ObjectNode) JsonMapper.shared().readTree(json);
        numbered.put("number", number);
        return events.add("topic", key, "/test", "e-" + number, numbered.toString());
    }

    private static List<Integer> numbers(List<PendingEvent> taken) {
        return taken.stream()
                .map(event -> JsonMapper.shared()
                        .readTree(event.json())
                        .path("number")
                        .asInt())
                .toList();
    }
}
