package dev.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.stack.settings.StackException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    @Test
    void every_query_that_is_due_is_sent() throws InterruptedException {
        Histogram times = new OpenLoop(500, Duration.ofMillis(200)).run(random -> {});

        assertThat(times.getTotalCount()).isEqualTo(100);
    }

    @Test
    void who_waits_behind_a_slow_answer_has_waited_too() throws InterruptedException {
        Object counter = new Object();

        Histogram times = new OpenLoop(1_000, Duration.ofMillis(50)).run(random -> {
            synchronized (counter) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        });

        assertThat(times.getMaxValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(150));
    }

    @Test
    void a_query_that_fails_ends_it() {
        OpenLoop loop = new OpenLoop(100, Duration.ofMillis(50));

        assertThatThrownBy(() -> loop.run(random -> {
                    throw new IllegalStateException("no answer");
                }))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("no answer");
    }
}
