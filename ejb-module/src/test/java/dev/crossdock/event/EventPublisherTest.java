package dev.crossdock.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.event.value.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

    private final EventCatalog catalog = EventSchemasTest.catalog();
    private final List<String> tried = new ArrayList<>();

    @Test
    void a_topic_that_kafka_does_not_have_is_waited_for_once_and_the_others_get_their_events() {
        List<Future<RecordMetadata>> sent =
                sendAll("order.placed", "customer.erased", "order.placed", "customer.erased");

        assertThat(sent).extracting(Future::isDone).containsOnly(true);
        assertThat(stored(sent)).containsExactly(false, true, false, true);
        assertThat(tried).containsExactly("order-events", "customer-profile-events", "customer-profile-events");
    }

    @Test
    void a_producer_that_cannot_be_made_is_not_made_again_for_each_event() {
        List<Future<RecordMetadata>> sent = sendAll("payment.succeeded", "payment.succeeded", "customer.erased");

        assertThat(stored(sent)).containsExactly(false, false, true);
        assertThat(tried).containsExactly("payment-events", "customer-profile-events");
    }

    @Test
    void an_event_that_is_refused_for_what_it_is_keeps_no_other_from_being_tried() {
        List<Future<RecordMetadata>> sent = sendAll("browsing.product-viewed", "browsing.product-viewed");

        assertThat(stored(sent)).containsExactly(false, false);
        assertThat(tried).hasSize(2);
    }

    private List<Future<RecordMetadata>> sendAll(String... types) {
        return EventPublisher.sendAll(Stream.of(types).map(this::event).toList(), this::send);
    }

    private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> event) {
        tried.add(event.topic());
        return switch (event.topic()) {
            case "order-events" -> CompletableFuture.failedFuture(new TimeoutException("not present in metadata"));
            case "browsing-events" -> CompletableFuture.failedFuture(new RecordTooLargeException("too large"));
            case "payment-events" -> throw new KafkaException("no resolvable bootstrap urls");
            default ->
                CompletableFuture.completedFuture(
                        new RecordMetadata(new TopicPartition(event.topic(), 0), 0, 0, 0, 0, 0));
        };
    }

    private static List<Boolean> stored(List<Future<RecordMetadata>> sent) {
        return sent.stream()
                .map(confirmation -> !((CompletableFuture<RecordMetadata>) confirmation).isCompletedExceptionally())
                .toList();
    }

    private CloudEvent event(String type) {
        return new CloudEvent(
                new EventId("/test", type), catalog.find(type).orElseThrow(), "c-1", Map.of(), new byte[] {1}, 0);
    }
}
