package dev.crossdock.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What batch jobs have done is kept in PostgreSQL, where the next server finds it. */
class BatchRepositoryIT extends InContainer {

    private static final Duration SOON = Duration.ofMinutes(3);

    /** The job's definition, which is deployed with this class. */
    static final String JOB = """
            <job id="one-step" xmlns="https://jakarta.ee/xml/ns/jakartaee" version="2.0">
                <step id="only">
                    <batchlet ref="aStep"/>
                </step>
            </job>
            """;

    @Resource(lookup = "jdbc/crossdock")
    DataSource database;

    @Test
    void a_job_and_its_end_stand_in_the_tables_of_the_repository() throws SQLException {
        JobOperator operator = BatchRuntime.getJobOperator();
        long execution = operator.start("one-step", new Properties());
        await().atMost(SOON).until(() -> operator.getJobExecution(execution).getBatchStatus() == BatchStatus.COMPLETED);

        List<String> stored = new StoredTables(database).lines("""
                select i.name || ' ' || e.batchstatus
                from public.batch_jobinstancedata i join public.batch_executioninstancedata e using (jobinstanceid)
                where e.jobexecid = ?""", execution);

        assertThat(stored).containsExactly("one-step COMPLETED");
    }

    /** The whole of the job. */
    @Dependent
    @Named("aStep")
    public static class Step extends AbstractBatchlet {

        @Override
        public String process() {
            return "done";
        }
    }
}
