package dev.crossdock.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.kafka.Offsets;
import dev.crossdock.projection.store.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupProgressTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestProjection projection = new TestProjection();
    private final AtomicLong end = new AtomicLong(10);
    private final AtomicLong asked = new AtomicLong();
    private volatile CountDownLatch answers = new CountDownLatch(0);

    private final GroupProgress progress = progress();

    private GroupProgress progress() {
        GroupProgress made = new GroupProgress();
        made.transaction = new ProjectionTransaction() {
            @Override
            public Map<TopicPartition, Position> positions(Projection<?> of) {
                return Map.of();
            }
        };
        made.offsets = new Offsets() {
            @Override
            public Optional<Map<TopicPartition, Long>> ends(Cluster cluster, Collection<String> topics) {
                asked.incrementAndGet();
                try {
                    answers.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return Optional.of(Map.of(new TopicPartition("t", 0), end.get()));
            }
        };
        return made;
    }

    @Test
    void ends_are_kept_for_a_moment_and_whoever_finds_them_old_gets_new_ones() {
        assertThat(progress.recently(projection).lagRecords()).isEqualTo(10);
        end.set(11);
        assertThat(progress.recently(projection).lagRecords()).isBetween(10L, 11L);
        assertThat(progress.now(projection).lagRecords()).isEqualTo(11);

        end.set(12);
        long before = asked.get();
        await().atMost(SOON).until(() -> {
            long lag = progress.recently(projection).lagRecords();
            assertThat(lag == 12).as("what was just read is what is answered").isEqualTo(asked.get() > before);
            return lag == 12;
        });
    }

    @Test
    void while_kafka_keeps_one_caller_waiting_the_others_go_on_with_what_is_known() {
        progress.recently(projection);
        answers = new CountDownLatch(1);
        long before = asked.get();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                () -> await().atMost(SOON).until(() -> progress.recently(projection) != null && asked.get() > before));
        await().atMost(SOON).until(() -> asked.get() > before);

        assertThat(progress.recently(projection).lagRecords()).isEqualTo(10);
        assertThat(waiting).isNotDone();
        answers.countDown();
        waiting.join();
    }
}
