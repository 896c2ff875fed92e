package dev.crossdock.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.audit.value.RecordedAct;
import dev.crossdock.persistence.store.RealDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTableTest {

    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = RealDatabase.dataSource().getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void each_row_is_chained_to_the_one_before() throws SQLException {
        RecordedAct first = append();

        RecordedAct second = append();

        assertThat(second.seq()).isEqualTo(first.seq() + 1);
        assertThat(second.previous()).isEqualTo(first.hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set actor = 'nobody'",
                "delete from audit.entry",
                "truncate audit.entry",
                "delete from audit.head",
                "truncate audit.head",
                "update audit.head set seq = 0"
            })
    void the_database_refuses_to_change_it(String tampering) throws SQLException {
        append();

        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(tampering)).hasMessageContaining("audit log");
        }
    }

    private RecordedAct append() throws SQLException {
        return AuditTable.append(connection, Clock.systemUTC(), "ada", "pause", "billing", null, Map.of("act", "1"));
    }
}
