package dev.crossdock.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.document.ContentStore.Part;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartSenderTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final TakingStore store = new TakingStore();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void a_large_upload_is_sent_through_three_buffers() throws StoreUnavailableException, IOException {
        Set<byte[]> buffers = Collections.newSetFromMap(new IdentityHashMap<>());

        try (PartSender sender = new PartSender(store, executor, "k", "u", List.of())) {
            for (int i = 0; i < 200; i++) {
                byte[] buffer = sender.buffer();
                buffers.add(buffer);
                buffer[0] = (byte) i;
                sender.send(buffer, buffer.length);
            }
            assertThat(sender.finish()).extracting(Part::number).isEqualTo(numbers(1, 200));
        }

        assertThat(buffers).hasSizeLessThanOrEqualTo(PartSender.IN_FLIGHT + 1);
        assertThat(store.firsts)
                .hasSize(200)
                .allSatisfy((number, first) -> assertThat(first).isEqualTo((byte) (number - 1)));
    }

    @Test
    void an_upload_goes_on_after_the_parts_that_are_there() throws StoreUnavailableException, IOException {
        List<Part> before = List.of(new Part(1, "a", PartSender.PART), new Part(2, "b", PartSender.PART));

        try (PartSender sender = new PartSender(store, executor, "k", "u", before)) {
            sender.send(sender.buffer(), 10);

            assertThat(sender.finish()).extracting(Part::number).containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_part_that_the_store_did_not_take_ends_the_upload() throws IOException {
        store.failsAt = 3;

        try (PartSender sender = new PartSender(store, executor, "k", "u", List.of())) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10; i++) {
                            sender.send(sender.buffer(), PartSender.PART);
                        }
                    })
                    .isInstanceOf(StoreUnavailableException.class);
        }
        assertThat(store.underWay).hasValue(0);
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    /** Remembers the first byte of each part. */
    private static final class TakingStore extends ContentStore {

        private final ConcurrentHashMap<Integer, Byte> firsts = new ConcurrentHashMap<>();
        private final AtomicInteger underWay = new AtomicInteger();
        private int failsAt;

        @Override
        Part part(String key, String uploadId, int number, byte[] content, int length)
                throws StoreUnavailableException {
            underWay.incrementAndGet();
            try {
                if (number == failsAt) {
                    throw new StoreUnavailableException("away", new IllegalStateException());
                }
                firsts.put(number, content[0]);
                return new Part(number, "tag" + number, length);
            } finally {
                underWay.decrementAndGet();
            }
        }
    }
}
