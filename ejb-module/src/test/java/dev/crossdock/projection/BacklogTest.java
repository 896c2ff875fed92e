package dev.crossdock.projection;

import static dev.crossdock.projection.TestProjection.offsets;
import static dev.crossdock.projection.TestProjection.partition;
import static dev.crossdock.projection.TestProjection.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog<Long> backlog = new Backlog<>(() -> Batch.empty(new TestProjection()));

    @Test
    void the_first_slice_asks_for_a_writer_and_the_next_ones_gather_for_it() throws InterruptedException {
        assertThat(backlog.add(slice(0, 0, 1, 0))).isTrue();
        assertThat(backlog.add(slice(0, 1, 2, 1))).isFalse();

        assertThat(backlog.next())
                .hasValueSatisfying(batch -> assertThat(offsets(batch)).containsExactly(0L, 1L));
        assertThat(backlog.next()).isEmpty();
        assertThat(backlog.add(slice(0, 2, 3, 2))).as("the writer has ended").isTrue();
    }

    @Test
    void after_a_writer_that_failed_the_next_slice_asks_for_another_and_what_had_gathered_is_gone()
            throws InterruptedException {
        backlog.add(slice(0, 0, 1, 0));
        backlog.next();
        backlog.add(slice(0, 1, 2, 1));

        backlog.writerFailed();

        assertThat(backlog.add(slice(0, 2, 3, 2))).isTrue();
        assertThat(backlog.next())
                .hasValueSatisfying(batch -> assertThat(offsets(batch)).containsExactly(2L));
    }

    @Test
    void a_reader_waits_until_there_is_room() throws Exception {
        backlog.add(slice(0, 0, 3, 0, 1, 2));
        AtomicReference<Thread> reader = new AtomicReference<>();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            reader.set(Thread.currentThread());
            return added(slice(0, 3, 4, 3));
        });
        await().until(() -> reader.get() != null && reader.get().getState() == Thread.State.WAITING);

        assertThat(backlog.next()).isPresent();

        assertThat(waiting.get()).as("a writer is there already").isFalse();
        assertThat(backlog.next())
                .hasValueSatisfying(batch -> assertThat(offsets(batch)).containsExactly(3L));
    }

    @Test
    void slices_with_a_bad_record_among_them_are_kept_apart_until_it_is_passed() throws InterruptedException {
        backlog.keepApart(Map.of(partition(0), 2L));
        backlog.add(slice(0, 0, 1, 0));
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> added(slice(0, 1, 2, 1)));

        assertThat(backlog.next())
                .hasValueSatisfying(batch -> assertThat(batch.only()).isPresent());
        second.join();
        assertThat(backlog.next())
                .hasValueSatisfying(batch -> assertThat(batch.only()).isPresent());

        backlog.applied(Map.of(partition(0), 2L));
        backlog.add(slice(0, 2, 3, 2));
        assertThat(backlog.add(slice(0, 3, 4, 3))).isFalse();
        assertThat(backlog.next())
                .hasValueSatisfying(batch -> assertThat(batch.only()).isEmpty());
    }

    @Test
    void closing_lets_everybody_go() throws InterruptedException {
        backlog.add(slice(0, 0, 3, 0, 1, 2));
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> added(slice(0, 3, 4, 3)));

        backlog.close();

        assertThat(waiting.join()).isFalse();
        assertThat(backlog.next()).isEmpty();
    }

    @Property(tries = 50)
    void with_reader_and_writer_at_once_everything_is_written_once_and_in_order(
            @ForAll @IntRange(min = 1, max = 200) int records) {
        List<Long> written = new ArrayList<>();
        Backlog<Long> busy = new Backlog<>(() -> Batch.empty(new TestProjection()));
        List<CompletableFuture<Void>> writers = new ArrayList<>();

        for (long offset = 0; offset < records; offset++) {
            if (added(busy, slice(0, offset, offset + 1, offset))) {
                CompletableFuture<Void> last =
                        writers.isEmpty() ? CompletableFuture.completedFuture(null) : writers.get(writers.size() - 1);
                writers.add(last.thenRunAsync(() -> drain(busy, written)));
            }
        }
        writers.forEach(CompletableFuture::join);

        assertThat(written).hasSize(records).isSorted();
    }

    private static void drain(Backlog<Long> backlog, List<Long> written) {
        for (Optional<Batch<Long>> batch = backlog.next(); batch.isPresent(); batch = backlog.next()) {
            written.addAll(offsets(batch.get()));
        }
    }

    private boolean added(Slice<Long> slice) {
        return added(backlog, slice);
    }

    private static boolean added(Backlog<Long> backlog, Slice<Long> slice) {
        try {
            return backlog.add(slice);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
