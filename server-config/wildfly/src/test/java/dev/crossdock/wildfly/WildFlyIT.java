package dev.crossdock.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.stack.testing.FullServerContract;
import dev.crossdock.stack.testing.Platform;
import org.junit.jupiter.api.Test;

/** The application on WildFly. */
class WildFlyIT extends FullServerContract {

    @Test
    void the_server_keeps_its_repository_of_batch_jobs_in_the_database() {
        assertThat(Platform.running().rows("""
                select table_name from information_schema.tables
                where table_schema = 'public' and table_name in
                    ('job_instance', 'job_execution', 'step_execution', 'partition_execution')
                order by 1"""))
                .extracting(row -> row.get(0))
                .containsExactly("job_execution", "job_instance", "partition_execution", "step_execution");
    }
}
