package dev.crossdock.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DrainTest {

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Executor executor = threads::add;
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void however_often_it_is_woken_one_thread_does_the_work_once() {
        Drain drain = new Drain("test.waiting", done::incrementAndGet);

        drain.wake(executor);
        drain.wake(executor);

        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(done).hasValue(1);
        assertThat(threads).isEmpty();
    }

    @Test
    void what_is_asked_for_while_it_works_is_done_too() {
        Drain[] drain = new Drain[1];
        drain[0] = new Drain("test.waiting", () -> {
            if (done.incrementAndGet() == 1) {
                drain[0].wake(executor);
            }
        });

        drain[0].wake(executor);
        threads.remove().run();

        assertThat(done).hasValue(2);
        assertThat(threads).isEmpty();
    }

    @Test
    void work_that_has_to_wait_is_tried_again_when_it_is_woken() {
        Drain drain = new Drain("test.waiting", () -> {
            if (done.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
        });

        drain.wake(executor);
        threads.remove().run();
        drain.wake(executor);
        threads.remove().run();

        assertThat(done).hasValue(2);
    }
}
