package dev.crossdock.stack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the application does on a full server too: transactions are recovered by a server's own manager and adapter. */
public abstract class FullServerContract extends PortabilityContract {

    @Test
    @Order(Integer.MAX_VALUE)
    void a_kill_in_the_middle_of_a_transaction_leaves_nothing_in_doubt() {
        String to = BackgroundWork.anAddress();
        AtomicReference<String> submitted = new AtomicReference<>();
        platform.whileAsleep("mail", () -> {
            submitted.set(work.submit("email", BackgroundWork.anEmail(to)));
            work.awaitState(submitted.get(), "running");
            platform.stack.kill("application");
        });
        platform.start();

        JsonNode done = work.awaitState(submitted.get(), "done");
        assertThat(BackgroundWork.states(done)).endsWith("running", "done");
        assertThat(work.mails(to))
                .filteredOn(text -> text.contains(done.at("/result/messageId").asString()))
                .hasSize(1);
        assertThat(platform.rows("select gid from pg_prepared_xacts")).isEmpty();
        await().atMost(SOON)
                .until(() -> platform.json("operator", "/api/work/queues/work.email")
                                .path("inProgress")
                                .asInt()
                        == 0);
    }
}
