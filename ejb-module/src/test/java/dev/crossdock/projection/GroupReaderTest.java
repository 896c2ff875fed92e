package dev.crossdock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition("letters", 0);
    private static final int DEADLINE_SECONDS = 20;

    private final MockConsumer<String, byte[]> consumer = consumer();
    private final BlockingQueue<MockConsumer<String, byte[]>> consumers = new LinkedBlockingQueue<>(List.of(consumer));
    private final SubmissionPublisher<Message<?>> records = new SubmissionPublisher<>(Runnable::run, 1);
    private final Channel channel = new Channel();
    private final Map<TopicPartition, Long> stored = new HashMap<>(Map.of(PARTITION, 5L));
    private final GroupReader reader = new GroupReader(
            "readers",
            new GroupConnector.Channel(List.of("letters"), Map.of(), records),
            consumers::remove,
            this::stored);
    private final Thread thread = new Thread(reader);

    private Map<TopicPartition, Long> stored(Collection<TopicPartition> partitions) {
        return Map.copyOf(stored);
    }

    @AfterEach
    void end() throws InterruptedException {
        reader.close();
        thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void reading_begins_where_the_database_says() throws InterruptedException {
        given(consumer, 3, 4, 5, 6);

        start();

        PolledRecords polled = channel.take();
        assertThat(offsets(polled)).containsExactly(5L, 6L);
        assertThat(polled.starts()).containsEntry(PARTITION, 5L);
        assertThat(reader.partitions()).isEqualTo(1);
    }

    @Test
    void a_hole_in_the_log_is_known_from_the_poll_that_crossed_it() throws InterruptedException {
        given(consumer, 5);
        start();
        channel.take();

        consumer.schedulePollTask(() -> add(consumer, 150));

        PolledRecords polled = channel.take();
        assertThat(offsets(polled)).containsExactly(150L);
        assertThat(polled.starts()).containsEntry(PARTITION, 6L);
    }

    @Test
    void a_reader_that_is_sent_back_reads_again() throws InterruptedException {
        given(consumer, 5, 6, 7);
        start();
        channel.take();

        reader.sendBack(Map.of(PARTITION, 6L));
        consumer.schedulePollTask(() -> add(consumer, 6, 7));

        PolledRecords polled = channel.take();
        assertThat(offsets(polled)).containsExactly(6L, 7L);
        assertThat(polled.starts()).containsEntry(PARTITION, 6L);
    }

    @Test
    void what_a_crash_of_the_database_took_back_is_read_again_also_if_nothing_new_comes() throws InterruptedException {
        given(consumer, 5, 6, 7);
        start();
        channel.take();
        stored.put(PARTITION, 8L);
        reader.reached(Map.of(PARTITION, 8L));
        reader.returnToStored();

        stored.put(PARTITION, 6L);
        reader.returnToStored();
        consumer.schedulePollTask(() -> add(consumer, 6, 7));

        assertThat(offsets(channel.take())).containsExactly(6L, 7L);
    }

    @Test
    void while_the_channel_is_full_the_reader_polls_without_records() throws InterruptedException {
        given(consumer, 5);
        start();
        CountDownLatch paused = new CountDownLatch(1);
        for (long offset = 6; offset < 10; offset++) {
            long next = offset;
            consumer.schedulePollTask(() -> add(consumer, next));
        }
        for (int poll = 0; poll < 3; poll++) {
            consumer.schedulePollTask(() -> {
                if (consumer.paused().contains(PARTITION)) {
                    paused.countDown();
                }
            });
        }

        assertThat(paused.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();

        List<Long> all = new ArrayList<>();
        while (all.size() < 5) {
            all.addAll(offsets(channel.take()));
        }
        assertThat(all).containsExactly(5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void a_paused_group_stays_a_member_and_reads_nothing() throws InterruptedException {
        CountDownLatch polls = new CountDownLatch(2);
        given(consumer, 5);
        records.subscribe(channel);
        consumer.schedulePollTask(polls::countDown);
        consumer.schedulePollTask(polls::countDown);
        thread.start();

        assertThat(polls.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(channel.polled).isEmpty();

        reader.resume();
        assertThat(offsets(channel.take())).containsExactly(5L);
    }

    @Test
    void a_consumer_that_fails_is_followed_by_another() throws InterruptedException {
        MockConsumer<String, byte[]> second = consumer();
        consumers.add(second);
        consumer.setPollException(new KafkaException("out of order"));
        given(second, 5);

        start();

        assertThat(offsets(channel.take())).containsExactly(5L);
        assertThat(consumer.closed()).isTrue();
    }

    private void start() {
        records.subscribe(channel);
        reader.resume();
        thread.start();
    }

    private static MockConsumer<String, byte[]> consumer() {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        return consumer;
    }

    /** The first poll brings the partition with these records. */
    private static void given(MockConsumer<String, byte[]> consumer, long... offsets) {
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            add(consumer, offsets);
        });
    }

    private static void add(MockConsumer<String, byte[]> consumer, long... offsets) {
        for (long offset : offsets) {
            consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, "k", null));
        }
    }

    private static List<Long> offsets(PolledRecords polled) {
        List<Long> offsets = new ArrayList<>();
        polled.records().forEach(record -> offsets.add(record.offset()));
        return offsets;
    }

    /** Asks for one poll at a time, when the test takes it. */
    private static final class Channel implements Flow.Subscriber<Message<?>> {

        private final BlockingQueue<PolledRecords> polled = new LinkedBlockingQueue<>();
        private Flow.@Nullable Subscription subscription;

        PolledRecords take() throws InterruptedException {
            assertThat(subscription).isNotNull();
            subscription.request(1);
            PolledRecords next = polled.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("records within the deadline").isNotNull();
            return next;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
        }

        @Override
        public void onNext(Message<?> message) {
            polled.add((PolledRecords) message.getPayload());
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            // The reader never ends its channel.
        }
    }
}
