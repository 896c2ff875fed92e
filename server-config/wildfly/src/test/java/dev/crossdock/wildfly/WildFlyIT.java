package dev.crossdock.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.stack.testing.Platform;
import dev.crossdock.stack.testing.PortabilityContract;
import org.junit.jupiter.api.Test;

/** The application on WildFly. */
class WildFlyIT extends PortabilityContract {

    @Test
    void what_batch_jobs_have_done_stands_in_the_database() {
        assertThat(Platform.running().rows("select count(*) from public.job_instance"))
                .hasSize(1);
    }
}
