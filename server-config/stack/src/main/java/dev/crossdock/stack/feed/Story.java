package dev.crossdock.stack.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/**
 * The clock and the diary of the invented retailer. Who takes part in the story tells what happens now and notes what
 * follows later; the story goes from one moment to the next, so that what it tells is in the order of time.
 */
final class Story {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final Random random;
    private final String seed;
    private final PriorityQueue<Moment> diary =
            new PriorityQueue<>(Comparator.comparing(Moment::time).thenComparing(Moment::number));
    private final Deque<ObjectNode> told = new ArrayDeque<>();
    private Instant now = START;
    private long moments;
    private long events;
    private long things;

    Story(long seed) {
        this.random = new Random(seed);
        this.seed = Long.toString(seed);
    }

    /** What happens at a time; of two at the same time the one that was noted first comes first. */
    private record Moment(Instant time, long number, Runnable act) {}

    Instant now() {
        return now;
    }

    /** Notes what happens later. */
    void in(Duration later, Runnable act) {
        moments++;
        diary.add(new Moment(now.plus(later), moments, act));
    }

    /** Tells of something that happens now. */
    void tell(String type, ObjectNode data) {
        events++;
        told.add(Events.event(
                "/generator/" + seed, String.format(Locale.ROOT, "e%09d", events), type, now, data.deepCopy()));
    }

    /** The next event; the diary must never be empty. */
    ObjectNode next() {
        while (told.isEmpty()) {
            Moment moment = diary.remove();
            now = moment.time();
            moment.act().run();
        }
        return told.remove();
    }

    /** An id that no other story and nothing else in this one has. */
    String id(String letter) {
        things++;
        return String.format(Locale.ROOT, "%s%s-%08d", letter, seed, things);
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    /** Whether something happens that happens so often in a hundred times. */
    boolean chance(int ofHundred) {
        return random.nextInt(100) < ofHundred;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Duration seconds(int from, int to) {
        return Duration.ofSeconds(from + random.nextInt(to - from));
    }

    Duration minutes(int from, int to) {
        return Duration.ofSeconds(60L * from + random.nextInt(60 * (to - from)));
    }

    Duration hours(int from, int to) {
        return Duration.ofSeconds(3600L * from + random.nextInt(3600 * (to - from)));
    }
}
