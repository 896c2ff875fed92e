package dev.crossdock.projection;

import static dev.crossdock.projection.TestProjection.offsets;
import static dev.crossdock.projection.TestProjection.partition;
import static dev.crossdock.projection.TestProjection.slice;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final TestProjection letters = new TestProjection();

    @Test
    void slices_of_a_partition_gather_if_each_goes_on_where_the_last_one_ended() {
        Batch<Long> batch = Batch.of(letters, slice(0, 10, 12, 10, 11));

        assertThat(batch.takes(slice(0, 12, 14, 12, 13))).isTrue();
        assertThat(batch.takes(slice(0, 13, 14, 13))).as("a gap").isFalse();
        assertThat(batch.takes(slice(0, 11, 13, 11, 12))).as("a repetition").isFalse();
        assertThat(batch.takes(slice(1, 99, 100, 99))).as("another partition").isTrue();
    }

    @Test
    void a_full_batch_takes_nothing_more() {
        Batch<Long> batch = Batch.of(letters, slice(0, 0, 3, 0, 1, 2));

        assertThat(batch.takes(slice(0, 3, 4, 3))).isFalse();
    }

    @Test
    void gathered_slices_are_one_step_for_each_partition() {
        Batch<Long> batch = Batch.of(letters, slice(0, 10, 11, 10));
        batch.add(slice(1, 5, 7, 5));
        batch.add(slice(0, 11, 20, 15));

        assertThat(offsets(batch)).containsExactly(10L, 5L, 15L);
        assertThat(batch.ends()).isEqualTo(Map.of(partition(0), 20L, partition(1), 7L));
        assertThat(batch.only()).isEmpty();
    }

    @Test
    void what_is_applied_already_is_left_out_of_a_single_slice() {
        Batch<Long> batch = Batch.of(letters, slice(0, 10, 13, 10, 11, 12));

        assertThat(batch.after(Map.of(partition(0), 11L))).hasValueSatisfying(rest -> {
            assertThat(offsets(rest)).containsExactly(11L, 12L);
            assertThat(rest.ends()).isEqualTo(Map.of(partition(0), 13L));
        });
    }

    @Test
    void a_gathered_batch_that_holds_something_applied_is_to_be_read_again() {
        Batch<Long> batch = Batch.of(letters, slice(0, 10, 11, 10));
        batch.add(slice(0, 11, 12, 11));

        assertThat(batch.after(Map.of(partition(0), 11L))).isEmpty();
    }

    @Test
    void a_batch_that_leaves_something_out_does_not_go_on() {
        assertThat(Batch.of(letters, slice(0, 10, 11, 10)).after(Map.of(partition(0), 9L)))
                .isEmpty();
    }

    @Test
    void a_hole_in_the_log_is_no_gap() {
        assertThat(Batch.of(letters, slice(0, 10, 21, 20)).after(Map.of(partition(0), 15L)))
                .isPresent();
    }
}
