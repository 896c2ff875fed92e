package dev.crossdock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.projection.Slice.Entry;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SliceTest {

    @Test
    void a_slice_that_begins_after_what_is_stored_does_not_connect() {
        assertThat(slice(10, 12, 10, 11).connectsTo(9)).isFalse();
        assertThat(slice(10, 12, 10, 11).connectsTo(10)).isTrue();
    }

    @Test
    void what_is_applied_already_is_left_out() {
        Slice<String> rest = slice(10, 14, 10, 11, 13).from(12);

        assertThat(offsets(rest)).containsExactly(13L);
        assertThat(rest.next()).isEqualTo(14);
    }

    @Test
    void a_slice_far_behind_never_moves_the_position_back() {
        assertThat(slice(10, 12, 10, 11).from(40).next()).isEqualTo(40);
    }

    @Test
    void parts_cover_the_slice_without_a_gap() {
        Slice<String> slice = slice(5, 20, 7, 9, 15);

        assertThat(slice.part(0, 1).start()).isEqualTo(5);
        assertThat(slice.part(0, 1).next()).isEqualTo(slice.part(1, 3).start());
        assertThat(slice.part(1, 3).next()).isEqualTo(20);
    }

    private static Slice<String> slice(long start, long next, long... offsets) {
        List<Entry<String>> entries = LongStream.of(offsets)
                .mapToObj(
                        offset -> new Entry<>(new ConsumerRecord<String, byte[]>("t", 0, offset, "k", null), "c", null))
                .toList();
        return new Slice<>(new TopicPartition("t", 0), start, next, entries);
    }

    private static List<Long> offsets(Slice<String> slice) {
        return slice.entries().stream().map(entry -> entry.record().offset()).toList();
    }
}
