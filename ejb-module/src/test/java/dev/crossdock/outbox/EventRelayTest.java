package dev.crossdock.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.event.Ingestion;
import dev.crossdock.event.Outcome;
import dev.crossdock.event.Outcome.Accepted;
import dev.crossdock.event.Outcome.Unavailable;
import dev.crossdock.event.value.EventId;
import dev.crossdock.lifecycle.ApplicationState;
import dev.crossdock.outbox.store.PendingEvent;
import dev.crossdock.outbox.store.PendingEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Order and once-ness, with a transport that fails and a process that dies wherever they can. */
class EventRelayTest {

    private final Table table = new Table();

    @Property(tries = 200)
    void each_key_comes_in_order_whatever_fails(
            @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> keys, @ForAll long seed) {
        Table events = new Table();
        keys.forEach(events::append);
        Random chance = new Random(seed);
        Kafka kafka = new Kafka(chance);

        while (!events.rows.isEmpty()) {
            try {
                relay(events, kafka).relay();
            } catch (Killed | IllegalStateException again) {
                // The next relay, of this node or another one, goes on with what is still in the table.
            }
        }

        for (int key = 0; key <= 5; key++) {
            assertThat(new LinkedHashSet<>(kafka.of(key))).containsExactlyElementsOf(events.appended(key));
            assertThat(withoutNeighbours(kafka.of(key))).containsExactlyElementsOf(events.appended(key));
        }
    }

    @Test
    void before_the_application_is_up_nothing_is_published() {
        table.append(1);
        EventRelay relay = relay(table, new Kafka(new Random(1)));
        relay.application = new ApplicationState();

        assertThat(relay.relay()).isZero();
        assertThat(table.rows).hasSize(1);
    }

    @Test
    void if_kafka_takes_nothing_everything_stays() {
        table.append(1);
        EventRelay relay = relay(table, new Kafka(new Random(1)) {
            @Override
            public List<Outcome> accept(List<JsonNode> events) {
                return events.stream().map(event -> unavailable()).toList();
            }
        });

        assertThatThrownBy(relay::relay).hasMessageContaining("away");
        assertThat(table.rows).hasSize(1);
    }

    private static EventRelay relay(Table events, Kafka kafka) {
        EventRelay relay = new EventRelay();
        relay.events = events;
        relay.ingestion = kafka;
        relay.application = new ApplicationState();
        relay.application.up();
        return relay;
    }

    private static List<Integer> withoutNeighbours(List<Integer> ids) {
        List<Integer> distinct = new ArrayList<>();
        ids.forEach(id -> {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(id)) {
                distinct.add(id);
            }
        });
        return distinct;
    }

    private static Outcome unavailable() {
        return new Unavailable(null, "away");
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Fails some events of a batch, and sometimes the process dies after all or some of them were published. */
    private static class Kafka extends Ingestion {

        private final List<JsonNode> log = new ArrayList<>();
        private final Random chance;

        Kafka(Random chance) {
            this.chance = chance;
        }

        @Override
        public List<Outcome> accept(List<JsonNode> events) {
            List<Outcome> outcomes = new ArrayList<>();
            for (JsonNode event : events) {
                if (chance.nextInt(4) == 0) {
                    outcomes.add(unavailable());
                } else {
                    log.add(event);
                    outcomes.add(new Accepted(
                            new EventId("/test", event.path("id").asString()), "topic", 0, log.size(), false, false));
                }
            }
            if (chance.nextInt(4) == 0) {
                throw new Killed();
            }
            return outcomes;
        }

        List<Integer> of(int key) {
            return log.stream()
                    .filter(event -> event.path("key").asInt() == key)
                    .map(event -> event.path("id").asInt())
                    .toList();
        }
    }

    /** As the statements of the real one do it. */
    private static final class Table extends PendingEvents {

        private final List<Integer> keys = new ArrayList<>();
        private final Set<Integer> rows = new LinkedHashSet<>();

        void append(int key) {
            rows.add(keys.size());
            keys.add(key);
        }

        List<Integer> appended(int key) {
            return IntStream.range(0, keys.size())
                    .filter(id -> keys.get(id) == key)
                    .boxed()
                    .toList();
        }

        @Override
        public List<PendingEvent> oldestOfEachKey(int limit) {
            Set<Integer> seen = new HashSet<>();
            return rows.stream()
                    .filter(id -> seen.add(keys.get(id)))
                    .map(id -> new PendingEvent(id, "{\"id\": " + id + ", \"key\": " + keys.get(id) + "}"))
                    .toList();
        }

        @Override
        public void delete(Collection<Long> ids) {
            ids.forEach(id -> rows.remove(id.intValue()));
        }
    }
}
