package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.testing.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events in the outbox: what was committed to it stands in the topic once and in order, whatever is killed. */
final class OutboxLoad {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int KEYS = 100;
    private static final int EVENTS_OF_EACH = 150;

    private static final String APPEND = """
            insert into outbox.event (topic, key, source, event_id, event)
            select 'document-events', '%1$s-' || key, '/test', '%1$s-' || key || '-' || number,
                   jsonb_build_object('specversion', '1.0', 'type', 'document.removed', 'source', '/test',
                       'id', '%1$s-' || key || '-' || number, 'time', '2026-03-01T12:00:00Z',
                       'datacontenttype', 'application/json',
                       'data', jsonb_build_object('documentId', '%1$s-' || key, 'reason', 'expired',
                                                  'removedAt', '2026-03-01T12:00:00Z'))
            from generate_series(1, %2$d) number, generate_series(1, %3$d) key
            order by number
            """;

    private final Platform platform;
    private final String run = "o-" + UUID.randomUUID();

    OutboxLoad(Platform platform) {
        this.platform = platform;
    }

    /** Returns in the middle of being published. */
    void append() {
        append(EVENTS_OF_EACH);
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> waiting() < KEYS * EVENTS_OF_EACH / 2);
    }

    /** Some have not been published. */
    void assertWaiting() {
        assertThat(waiting()).isPositive();
    }

    void assertPublishedOnceAndInOrder() {
        await().atMost(SOON).until(() -> waiting() == 0);
        List<Integer> all = IntStream.rangeClosed(1, EVENTS_OF_EACH).boxed().toList();
        Map<String, List<Integer>> published = published();
        assertThat(published).hasSize(KEYS);
        assertThat(published.values())
                .allSatisfy(numbers -> assertThat(withoutRepetitions(numbers)).isEqualTo(all));
        int repeated = published.values().stream().mapToInt(List::size).sum() - KEYS * EVENTS_OF_EACH;
        assertThat(repeated).as("of what was being published at the kill").isBetween(0, KEYS);

        append(3);
        await().atMost(SOON).until(() -> waiting() == 0);
        assertThat(published())
                .as("an id that was published is not published again")
                .isEqualTo(published);
    }

    /** Readers know a repetition by its id; it comes right after the first one, before any later event of its key. */
    private static List<Integer> withoutRepetitions(List<Integer> numbers) {
        List<Integer> distinct = new ArrayList<>();
        for (Integer number : numbers) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(number)) {
                distinct.add(number);
            }
        }
        return distinct;
    }

    private void append(int eventsOfEach) {
        platform.rows(APPEND.formatted(run, eventsOfEach, KEYS));
    }

    private int waiting() {
        String count = "select count(*) from outbox.event where key like '" + run + "-%'";
        return Integer.parseInt(platform.rows(count).get(0).get(0));
    }

    private Map<String, List<Integer>> published() {
        Map<String, List<Integer>> numbers = new TreeMap<>();
        TopicContent.each(
                platform.stack.applicationSettings().get("crossdock.kafka.bootstrap"), "document-events", polled -> {
                    if (polled.key() != null && polled.key().startsWith(run)) {
                        String id =
                                new String(polled.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
                        numbers.computeIfAbsent(polled.key(), key -> new ArrayList<>())
                                .add(Integer.valueOf(id.substring(polled.key().length() + 1)));
                    }
                });
        return numbers;
    }
}
