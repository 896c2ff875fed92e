package dev.crossdock.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.event.EventPublisher.Result;
import dev.crossdock.event.Outcome.Accepted;
import dev.crossdock.event.Outcome.Rejected;
import dev.crossdock.event.Outcome.TooLarge;
import dev.crossdock.event.Outcome.Unavailable;
import dev.crossdock.event.store.Receipt;
import dev.crossdock.event.store.Receipts;
import dev.crossdock.event.value.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class IngestionTest {

    private final Log log = new Log();
    private final Memory memory = new Memory();
    private final Ingestion ingestion = new Ingestion(log, memory, EventSchemasTest.catalog(), Clock.systemUTC());

    @Test
    void an_event_is_stored_and_its_place_told() {
        Outcome outcome = accept(event("1")).get(0);

        assertThat(outcome)
                .isEqualTo(new Accepted(
                        new EventId("/customer-service", "1"), "customer-profile-events", 0, 0, false, false));
        CloudEvent stored = log.stored.get(0);
        assertThat(stored.key()).isEqualTo("c-1001");
        assertThat(stored.attributes())
                .containsEntry("id", "1")
                .containsEntry("specversion", "1.0")
                .containsEntry("type", "customer.profile-changed")
                .containsEntry("datacontenttype", "application/json")
                .containsKey("time");
    }

    @Test
    void a_strangers_event_is_stored_under_the_visit() {
        ObjectNode view = EventSchemasTest.example("browsing.product-viewed");
        accept(view.deepCopy());
        ((ObjectNode) view.get("data")).remove("customerId");

        accept(view.put("id", "another"));

        assertThat(log.stored).extracting(CloudEvent::key).containsExactly("c-1001", "s-8001");
    }

    @Test
    void the_same_event_again_is_acknowledged_at_its_first_place() {
        accept(event("0"), event("1"));

        Outcome again = accept(event("1")).get(0);

        assertThat(again).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.offset()).isEqualTo(1);
            assertThat(accepted.duplicate()).isTrue();
            assertThat(accepted.differs()).isFalse();
        });
        assertThat(log.stored).hasSize(2);
    }

    @Test
    void another_event_under_a_used_id_is_told_apart() {
        accept(event("1"));
        ObjectNode other = event("1");
        ((ObjectNode) other.get("data")).put("givenName", "Claude");

        Outcome outcome = accept(other).get(0);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.differs()).isTrue());
        assertThat(log.stored).hasSize(1);
    }

    @Test
    void a_repetition_inside_a_batch_is_stored_once() {
        List<Outcome> outcomes = accept(event("1"), event("1"));

        assertThat(outcomes).extracting(o -> ((Accepted) o).duplicate()).containsExactly(false, true);
        assertThat(log.stored).hasSize(1);
    }

    @Test
    void an_invalid_event_keeps_no_other_from_being_stored() {
        ObjectNode invalid = event("1");
        ((ObjectNode) invalid.get("data")).remove("revision");

        List<Outcome> outcomes = accept(invalid, event("2"));

        assertThat(outcomes.get(0)).isInstanceOf(Rejected.class);
        assertThat(outcomes.get(1)).isInstanceOf(Accepted.class);
    }

    @Test
    void an_event_over_the_limit_is_too_large_whatever_else_is_wrong() {
        ObjectNode large = event("1");
        ((ObjectNode) large.get("data")).put("givenName", "x".repeat(300_000));

        assertThat(accept(large).get(0)).isInstanceOf(TooLarge.class);
    }

    @Test
    void an_event_may_be_as_large_as_its_contract_says() {
        ObjectNode event = event("1");
        int limit = EventSchemasTest.catalog()
                .find("customer.profile-changed")
                .orElseThrow()
                .limit();
        // An extension travels with the event, so it counts.
        int rest = limit - event.put("padding", "").toString().getBytes(StandardCharsets.UTF_8).length;

        assertThat(limit).isEqualTo(256 * 1024);
        assertThat(accept(event.put("padding", "x".repeat(rest + 1))).get(0))
                .isInstanceOfSatisfying(
                        TooLarge.class, large -> assertThat(large.limit()).isEqualTo(limit));
        assertThat(accept(event.put("padding", "x".repeat(rest))).get(0)).isInstanceOf(Rejected.class);
    }

    @Test
    void without_kafka_nothing_is_acknowledged_and_a_later_try_succeeds() {
        log.down = true;
        assertThat(accept(event("1")).get(0)).isInstanceOf(Unavailable.class);

        log.down = false;
        assertThat(accept(event("1")).get(0))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.duplicate()).isFalse());
    }

    @Test
    void without_the_database_events_are_accepted_all_the_same() {
        memory.down = true;

        assertThat(accept(event("1")).get(0)).isInstanceOf(Accepted.class);
    }

    @Test
    void the_same_event_from_many_senders_at_once_is_stored_once() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            Callable<List<Outcome>> send = () -> accept(event("1"), event("2"), event("3"));
            for (Future<List<Outcome>> answer : senders.invokeAll(java.util.Collections.nCopies(40, send))) {
                assertThat(answer.get()).allMatch(Accepted.class::isInstance);
            }
        } finally {
            senders.shutdownNow();
        }

        assertThat(log.stored).hasSize(3);
    }

    private List<Outcome> accept(JsonNode... events) {
        return ingestion.accept(List.of(events));
    }

    private static ObjectNode event(String id) {
        return EventSchemasTest.example("customer.profile-changed").put("id", id);
    }

    private static final class Log extends EventPublisher {
        final List<CloudEvent> stored = new ArrayList<>();
        boolean down;

        @Override
        public synchronized List<Result> publish(List<CloudEvent> events) {
            List<Result> results = new ArrayList<>();
            for (CloudEvent event : events) {
                results.add(down ? new Result.NotStored("no broker") : new Result.Stored(0, stored.size()));
                if (!down) {
                    stored.add(event);
                }
            }
            return results;
        }
    }

    private static final class Memory extends Receipts {
        final Map<EventId, Receipt> rows = new ConcurrentHashMap<>();
        boolean down;

        @Override
        public Map<EventId, Receipt> find(Collection<EventId> events) {
            check();
            Map<EventId, Receipt> found = new java.util.HashMap<>(rows);
            found.keySet().retainAll(events);
            return found;
        }

        @Override
        public void record(Collection<Receipt> receipts) {
            check();
            receipts.forEach(receipt -> rows.putIfAbsent(receipt.event(), receipt));
        }

        @Override
        public int prune(Duration age) {
            return 0;
        }

        private void check() {
            if (down) {
                throw new IllegalStateException("down");
            }
        }
    }
}
