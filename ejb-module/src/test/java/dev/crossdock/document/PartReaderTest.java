package dev.crossdock.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.document.ContentRefusedException.Reason;
import dev.crossdock.value.Checksums;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartReaderTest {

    @Property(tries = 200)
    void parts_put_together_are_the_content_and_only_the_last_is_short(
            @ForAll @IntRange(max = 5_000) int length,
            @ForAll @IntRange(min = 1, max = 700) int part,
            @ForAll @IntRange(min = 1, max = 300) int most)
            throws IOException, ContentRefusedException {
        byte[] content = bytes(length);
        PartReader reader = new PartReader(trickling(content, most), Long.MAX_VALUE);
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        byte[] buffer = new byte[part];

        int filled = reader.fill(buffer);
        while (filled == part) {
            together.write(buffer, 0, filled);
            filled = reader.fill(buffer);
        }
        together.write(buffer, 0, filled);

        assertThat(together.toByteArray()).isEqualTo(content);
        assertThat(reader.received()).isEqualTo(new Received(length, Checksums.sha256(content)));
    }

    @Test
    void one_byte_over_the_limit_is_refused() throws IOException, ContentRefusedException {
        assertThat(new PartReader(new ByteArrayInputStream(new byte[100]), 100).fill(new byte[200]))
                .isEqualTo(100);

        assertThatThrownBy(() -> new PartReader(new ByteArrayInputStream(new byte[101]), 100).fill(new byte[200]))
                .isInstanceOfSatisfying(
                        ContentRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    static byte[] bytes(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    /** A stream that gives only a few bytes at a time, as networks do. */
    static InputStream trickling(byte[] content, int most) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, most));
            }

            @Override
            public synchronized int readNBytes(byte[] buffer, int offset, int length) {
                int read = 0;
                while (read < length) {
                    int count = read(buffer, offset + read, length - read);
                    if (count < 0) {
                        break;
                    }
                    read += count;
                }
                return read;
            }
        };
    }
}
