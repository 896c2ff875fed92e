package dev.crossdock.outbox;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Order and once-ness, with a transport that fails and a process that dies wherever they can. */
class EventRelayTest {

    private static final String MISSING = "missing";

    private final Table table = new Table();

    @Property(tries = 200)
    void each_key_comes_in_order_whatever_fails(
            @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> keys, @ForAll long seed) {
        Table events = new Table();
        keys.forEach(events::append);
        Random chance = new Random(seed);
        Kafka kafka = new Kafka(chance);

        EventRelay relay = relay(events, kafka);
        while (!events.rows.isEmpty()) {
            try {
                relay.relay();
            } catch (Killed again) {
                // The next relay, of this node or another one, goes on with what is still in the table.
                relay = relay(events, kafka);
            } catch (IllegalStateException refused) {
                // All were tried, and some have to be tried again.
            }
        }

        for (int key = 0; key <= 5; key++) {
            assertThat(new LinkedHashSet<>(kafka.of(key))).containsExactlyElementsOf(events.appended(key));
            assertThat(withoutNeighbours(kafka.of(key))).containsExactlyElementsOf(events.appended(key));
        }
    }

    @Property(tries = 200)
    void what_one_topic_refuses_for_good_keeps_nothing_back_of_another(
            @ForAll @Size(max = 60) List<@IntRange(max = 25) Integer> keys,
            @ForAll @IntRange(min = 1, max = 5) int batch) {
        Table events = new Table();
        events.batch = batch;
        keys.forEach(events::append);
        Kafka kafka = new Kafka(new Random(1)) {
            @Override
            public List<Outcome> accept(List<JsonNode> handed) {
                return handed.stream()
                        .map(event -> isMissing(event) ? unavailable() : stored(event))
                        .toList();
            }
        };
        EventRelay relay = relay(events, kafka);

        for (int round = 0; round < 2; round++) {
            bringAll(relay);
            for (int key = 0; key <= 25; key++) {
                List<Integer> appended = Table.topic(key).equals(MISSING) ? List.of() : events.appended(key);
                assertThat(kafka.of(key)).containsExactlyElementsOf(appended);
            }
        }
        assertThat(events.rows).allMatch(id -> Table.topic(events.keys.get(id)).equals(MISSING));
    }

    @Test
    void a_topic_that_was_missing_gets_its_events_in_order_once_it_is_there() {
        List.of(0, 1, 0, 1).forEach(table::append);
        AtomicBoolean missing = new AtomicBoolean(true);
        List<List<String>> handedOver = new ArrayList<>();
        Kafka kafka = new Kafka(new Random(1)) {
            @Override
            public List<Outcome> accept(List<JsonNode> events) {
                handedOver.add(events.stream()
                        .map(event -> Table.topic(event.path("key").asInt()))
                        .toList());
                return events.stream()
                        .map(event -> missing.get() && isMissing(event) ? unavailable() : stored(event))
                        .toList();
            }
        };
        EventRelay relay = relay(table, kafka);

        assertThat(bringAll(relay)).isEqualTo("not published: {missing=away}");
        assertThat(kafka.log).hasSize(2);
        table.append(1);
        assertThat(bringAll(relay)).isEqualTo("not published: {missing=away}");
        assertThat(handedOver).contains(List.of("present", "missing"));
        missing.set(false);
        assertThat(bringAll(relay)).isNull();
        assertThat(kafka.of(0)).containsExactly(0, 2);
        assertThat(kafka.of(1)).containsExactly(1, 3, 4);
    }

    /** What has to wait, if something has to. */
    private static @Nullable String bringAll(EventRelay relay) {
        try {
            for (int pass = 0; relay.relay() > 0; pass++) {
                assertThat(pass).as("passes").isLessThan(1_000);
            }
            return null;
        } catch (IllegalStateException e) {
            return e.getMessage();
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

        assertThat(bringAll(relay)).contains("away");
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
                    outcomes.add(stored(event));
                }
            }
            if (chance.nextInt(4) == 0) {
                throw new Killed();
            }
            return outcomes;
        }

        Outcome stored(JsonNode event) {
            log.add(event);
            return new Accepted(
                    new EventId("/test", event.path("id").asString()), "topic", 0, log.size(), false, false);
        }

        static boolean isMissing(JsonNode event) {
            return Table.topic(event.path("key").asInt()).equals(MISSING);
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
        private int batch = Integer.MAX_VALUE;

        void append(int key) {
            rows.add(keys.size());
            keys.add(key);
        }

        static String topic(int key) {
            return key % 2 == 0 ? MISSING : "present";
        }

        List<Integer> appended(int key) {
            return IntStream.range(0, keys.size())
                    .filter(id -> keys.get(id) == key)
                    .boxed()
                    .toList();
        }

        @Override
        public List<PendingEvent> oldestOfEachKey(Collection<Long> without, int limit) {
            Set<Integer> seen = new HashSet<>();
            return rows.stream()
                    .filter(id -> seen.add(keys.get(id)))
                    .filter(id -> !without.contains((long) id))
                    .limit(Math.min(batch, limit))
                    .map(id -> new PendingEvent(
                            id, topic(keys.get(id)), "{\"id\": " + id + ", \"key\": " + keys.get(id) + "}"))
                    .toList();
        }

        @Override
        public void delete(Collection<Long> ids) {
            ids.forEach(id -> rows.remove(id.intValue()));
        }
    }
}
