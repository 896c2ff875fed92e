package dev.crossdock.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.audit.value.AuditQuery;
import dev.crossdock.audit.value.LogEnd;
import dev.crossdock.audit.value.RecordedAct;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.projection.GroupControl;
import dev.crossdock.projection.store.DesiredState;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The promise that an act and its entry are there together, and that the chain has no gap however many write at once. */
class AuditLogIT extends InContainer {

    private static final int WRITERS = 8;
    private static final int ACTS = 40;

    @Inject
    AuditLog log;

    @Inject
    GroupControl control;

    @Inject
    Database database;

    @Inject
    UserTransaction transaction;

    @Resource
    ManagedExecutorService executor;

    @Test
    void without_a_transaction_nothing_is_recorded() {
        assertThatThrownBy(() -> log.record(AuditEntry.of("ada", AuditAction.UNMASK)))
                .isInstanceOf(EJBException.class);
    }

    @Test
    void an_act_that_is_rolled_back_leaves_no_entry_and_an_entry_no_act() throws Exception {
        long before = log.end().seq();

        transaction.begin();
        control.want(DesiredState.PAUSED, "billing", "ada");
        transaction.rollback();

        assertThat(log.end().seq()).isEqualTo(before);
        assertThat(desiredState("billing")).isEqualTo("RUNNING");
    }

    @Test
    void an_act_that_is_committed_leaves_both() throws SQLException {
        control.want(DesiredState.PAUSED, "billing", "ada");
        try {
            assertThat(desiredState("billing")).isEqualTo("PAUSED");
            assertThat(log.before(new AuditQuery(AuditAction.PAUSE.word(), "ada", "billing"), Long.MAX_VALUE, 1))
                    .hasSize(1);
        } finally {
            control.want(DesiredState.RUNNING, "billing", "ada");
        }
    }

    @Test
    void many_writers_leave_a_chain_without_a_gap() throws Exception {
        long before = log.end().seq();
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String actor = "writer-" + writer;
            writers.add(executor.submit(() -> {
                for (int act = 0; act < ACTS; act++) {
                    log.recordAlone(
                            AuditEntry.of(actor, AuditAction.UNMASK).about("c1").with("act", String.valueOf(act)));
                }
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }

        LogEnd end = log.end();
        List<RecordedAct> acts = log.after(new AuditQuery(null, null, null), before, 1_000);
        assertThat(acts)
                .extracting(RecordedAct::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(before + 1, end.seq()).boxed().toList());
        assertThat(acts).hasSizeGreaterThanOrEqualTo(WRITERS * ACTS);
        assertThat(end.entries()).isEqualTo(end.seq());
        for (int i = 1; i < acts.size(); i++) {
            assertThat(acts.get(i).previous()).isEqualTo(acts.get(i - 1).hash());
        }
    }

    private String desiredState(String group) throws SQLException {
        return new StoredTables(database.dataSource())
                .lines("select desired_state from projection.consumer_group where name = ?", group)
                .get(0);
    }
}
