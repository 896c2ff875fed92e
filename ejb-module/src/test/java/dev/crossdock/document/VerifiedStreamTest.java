package dev.crossdock.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.value.Checksums;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VerifiedStreamTest {

    private final List<String> verdicts = new ArrayList<>();

    @Property(tries = 200)
    void content_that_is_right_comes_as_a_whole(
            @ForAll @IntRange(min = 1, max = 3_000) int length, @ForAll @IntRange(min = 1, max = 500) int most)
            throws IOException {
        byte[] content = PartReaderTest.bytes(length);

        assertThat(stream(content, content, most).readAllBytes()).isEqualTo(content);
        assertThat(verdicts).last().isEqualTo("intact");
    }

    @Property(tries = 200)
    void content_that_is_wrong_never_comes_to_its_end(
            @ForAll @IntRange(min = 1, max = 3_000) int length,
            @ForAll @IntRange(min = 1, max = 500) int most,
            @ForAll @IntRange(max = 3_000) int place,
            @ForAll @IntRange(max = 2) int how) {
        byte[] content = PartReaderTest.bytes(length);
        byte[] altered = switch (how) {
            case 0 -> flipped(content, place % length);
            case 1 -> Arrays.copyOf(content, place % length);
            default -> Arrays.copyOf(content, length + 1 + place);
        };

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IOException failure = null;
        try (InputStream in = stream(content, altered, most)) {
            in.transferTo(out);
        } catch (IOException e) {
            failure = e;
        }

        assertThat(failure).isInstanceOf(ContentMismatchException.class);
        assertThat(out.size()).isLessThan(length);
        assertThat(verdicts).last().asString().startsWith("altered");
    }

    @Test
    void single_bytes_are_checked_too() throws IOException {
        byte[] content = PartReaderTest.bytes(50);
        try (InputStream in = stream(content, content, 7)) {
            for (byte expected : content) {
                assertThat((byte) in.read()).isEqualTo(expected);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(verdicts).containsExactly("intact");
    }

    private InputStream stream(byte[] promised, byte[] there, int most) {
        DocumentReference reference = new DocumentReference("d-1", promised.length, Checksums.sha256(promised));
        return new VerifiedStream(
                PartReaderTest.trickling(there, most),
                reference,
                how -> verdicts.add(how == null ? "intact" : "altered: " + how));
    }

    private static byte[] flipped(byte[] content, int place) {
        byte[] flipped = content.clone();
        flipped[place] ^= 1;
        return flipped;
    }
}
