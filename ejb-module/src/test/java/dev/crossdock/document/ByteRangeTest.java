package dev.crossdock.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.document.ByteRange.Part;
import dev.crossdock.document.ByteRange.Unsatisfiable;
import dev.crossdock.document.ByteRange.Whole;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ByteRangeTest {

    @Test
    void ranges_are_read_as_http_means_them() {
        assertThat(ByteRange.of("bytes=0-9", 100)).isEqualTo(new Part(0, 9));
        assertThat(ByteRange.of("bytes=90-", 100)).isEqualTo(new Part(90, 99));
        assertThat(ByteRange.of("bytes=90-500", 100)).isEqualTo(new Part(90, 99));
        assertThat(ByteRange.of("bytes=-10", 100)).isEqualTo(new Part(90, 99));
        assertThat(ByteRange.of("bytes=-500", 100)).isEqualTo(new Part(0, 99));
    }

    @Test
    void what_is_no_single_range_of_bytes_asks_for_all() {
        for (String header :
                new String[] {null, "", "bytes", "bytes=-", "bytes=9-3", "lines=0-9", "bytes=0-1,5-6", "bytes=a-b"}) {
            assertThat(ByteRange.of(header, 100)).as(String.valueOf(header)).isEqualTo(new Whole());
        }
    }

    @Test
    void a_range_that_begins_behind_the_end_cannot_be_had() {
        assertThat(ByteRange.of("bytes=100-", 100)).isEqualTo(new Unsatisfiable());
        assertThat(ByteRange.of("bytes=-0", 100)).isEqualTo(new Unsatisfiable());
    }

    @Property
    void a_part_lies_within_the_document(
            @ForAll @LongRange(min = 1, max = 1_000) long size,
            @ForAll @LongRange(max = 2_000) long first,
            @ForAll @LongRange(max = 2_000) long last) {
        if (ByteRange.of("bytes=" + first + "-" + last, size) instanceof Part part) {
            assertThat(part.first()).isEqualTo(first);
            assertThat(part.last()).isBetween(first, Math.min(last, size - 1));
            assertThat(part.length()).isPositive();
        } else {
            assertThat(first >= size || last < first).isTrue();
        }
    }
}
