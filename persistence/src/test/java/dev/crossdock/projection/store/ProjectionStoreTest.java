package dev.crossdock.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.persistence.store.RealDatabase;
import dev.crossdock.projection.value.RebuildReport;
import dev.crossdock.projection.value.RebuildState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionStoreTest {

    private static final TopicPartition ORDERS = new TopicPartition("order-events", 1);
    private static final TopicPartition PAYMENTS = new TopicPartition("payment-events", 0);
    private static final Instant WRITTEN = Instant.parse("2026-02-03T04:05:06.789Z");

    private final String group = "group-" + UUID.randomUUID();
    private final GroupRegister register = new GroupRegister();
    private Connection connection;

    @BeforeEach
    void register() throws SQLException {
        register.database = RealDatabase.database();
        register.register(group);
        register.register(group);
        connection = RealDatabase.transaction("projection");
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void positions_begin_at_zero_and_move_with_their_counters() throws SQLException {
        assertThat(Positions.lock(connection, group, List.of(ORDERS, PAYMENTS)))
                .isEqualTo(Map.of(ORDERS, 0L, PAYMENTS, 0L));

        Positions.advance(
                connection,
                group,
                List.of(new Progress(ORDERS, 7, 1, WRITTEN), new Progress(PAYMENTS, 3, 0, null)),
                5,
                2);
        Positions.advance(connection, group, List.of(new Progress(PAYMENTS, 4, 0, WRITTEN)), 1, 0);
        Positions.advance(connection, group, List.of(new Progress(ORDERS, 8, 0, WRITTEN.minusSeconds(9))), 0, 1);

        assertThat(Positions.lock(connection, group, List.of(ORDERS))).isEqualTo(Map.of(ORDERS, 8L));
        assertThat(Positions.current(connection, group))
                .isEqualTo(Map.of(ORDERS, new Position(8, WRITTEN), PAYMENTS, new Position(4, WRITTEN)));
        connection.commit();
        GroupRow row = row();
        assertThat(List.of(row.applied(), row.skipped(), row.deadLettered(), row.redriven()))
                .containsExactly(6L, 3L, 1L, 0L);
        assertThat(row.lastAppliedAt()).isNotNull();
    }

    @Test
    void what_operators_want_and_what_went_wrong_is_told() throws SQLException {
        assertThat(row()).isEqualTo(new GroupRow(group, DesiredState.RUNNING, null, null, 0, 0, 0, 0, null, false));
        assertThat(register.isPaused(connection, group)).isFalse();

        register.setDesiredState(group, DesiredState.PAUSED);
        register.recordError(group, "quotes somebody@example.org");
        assertThat(register.isPaused(connection, group)).isTrue();
        assertThat(row().desiredState()).isEqualTo(DesiredState.PAUSED);
        assertThat(row().lastError()).isEqualTo("quotes somebody@example.org");
        assertThat(row().lastErrorAt()).isNotNull();

        register.forgetErrorsWith("somebody@example.org");
        assertThat(row().lastError()).doesNotContain("somebody");
    }

    @Test
    void a_group_has_one_rebuild_at_a_time_and_a_report_of_each() throws SQLException {
        long failed = register.openRebuild(group).orElseThrow();
        assertThat(register.openRebuild(group)).isEmpty();
        assertThat(row().rebuilding()).isTrue();
        register.failRebuild(failed, "no room", 1.5);
        long abandoned = register.openRebuild(group).orElseThrow();
        register.failAbandonedRebuild(group);
        long succeeded = register.openRebuild(group).orElseThrow();
        register.succeedRebuild(connection, succeeded, 10, 4, 2.5, "4-ab", "4-ab");
        connection.commit();

        List<RebuildReport> reports = register.rebuilds(group);
        assertThat(reports).extracting(RebuildReport::id).containsExactly(succeeded, abandoned, failed);
        assertThat(reports.get(0))
                .isEqualTo(new RebuildReport(
                        succeeded,
                        group,
                        RebuildState.SUCCEEDED,
                        10,
                        4,
                        2.5,
                        "4-ab",
                        "4-ab",
                        true,
                        null,
                        reports.get(0).startedAt()));
        assertThat(reports.get(1).error()).isEqualTo("the application stopped");
        assertThat(reports.get(2).state()).isEqualTo(RebuildState.FAILED);
        assertThat(reports.get(2).equal()).isFalse();
    }

    @Test
    void what_was_done_about_dead_letters_is_kept_until_a_person_is_erased() throws SQLException {
        RecordPlace corrected = new RecordPlace(ORDERS, 5);
        RecordPlace refused = new RecordPlace(PAYMENTS, 6);
        Correction correction =
                new Correction("c1", WRITTEN, Map.of("ce_type", "order.placed", "ce_id", "1"), new byte[] {1, 2});
        RedriveTable.correct(connection, group, corrected, correction, "olga");
        RedriveTable.refuse(connection, group, refused, "still\0 bad", "olga");

        Map<RecordPlace, RedriveRow> known =
                RedriveTable.of(connection, group, List.of(corrected, refused, new RecordPlace(ORDERS, 9)));
        assertThat(known).hasSize(2);
        assertThat(known.get(refused)).isEqualTo(new RedriveRow(refused, false, "still  bad", null));
        assertThat(known.get(corrected).settled()).isFalse();
        assertThat(known.get(corrected).correction()).usingRecursiveComparison().isEqualTo(correction);
        assertThat(RedriveTable.corrections(connection, group)).isEmpty();
        assertThat(RedriveTable.allCorrections(connection).get(group)).hasSize(1);

        RedriveTable.settle(connection, group, List.of(corrected), "olga");
        assertThat(RedriveTable.corrections(connection, group))
                .singleElement()
                .satisfies(row -> assertThat(row.place()).isEqualTo(corrected))
                .satisfies(row -> assertThat(row.settled()).isTrue());

        RedriveTable.forget(connection, group, List.of(corrected));
        RedriveTable.forgetReasonsWith(connection, "still  bad");
        assertThat(RedriveTable.corrections(connection, group)).isEmpty();
        assertThat(RedriveTable.of(connection, group, List.of(refused))
                        .get(refused)
                        .reason())
                .doesNotContain("still");
    }

    private GroupRow row() {
        return register.groups().stream()
                .filter(row -> row.name().equals(group))
                .findFirst()
                .orElseThrow();
    }
}
