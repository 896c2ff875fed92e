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
 * A discrete event simulation of the invented retailer: its clock and its agenda. Whoever takes part emits what happens now
 * and schedules what follows; the clock jumps from one action to the next, so that events come in the order of time.
 */
final class Simulation {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final Random random;
    private final String seed;
    private final PriorityQueue<Action> agenda =
            new PriorityQueue<>(Comparator.comparing(Action::time).thenComparing(Action::number));
    private final Deque<ObjectNode> emitted = new ArrayDeque<>();
    private Instant now = START;
    private long actions;
    private long events;
    private long things;

    Simulation(long seed) {
        this.random = new Random(seed);
        this.seed = Long.toString(seed);
    }

    /** What happens at a time; of two at the same time the one that was noted first comes first. */
    private record Action(Instant time, long number, Runnable act) {}

    Instant now() {
        return now;
    }

    /** Schedules what happens after a delay. */
    void after(Duration delay, Runnable act) {
        actions++;
        agenda.add(new Action(now.plus(delay), actions, act));
    }

    /** Adds an event that happens now. */
    void emit(String type, ObjectNode data) {
        events++;
        emitted.add(Events.event(
                "/generator/" + seed, String.format(Locale.ROOT, "e%09d", events), type, now, data.deepCopy()));
    }

    /** The next event; the agenda must never be empty. */
    ObjectNode next() {
        while (emitted.isEmpty()) {
            Action action = agenda.remove();
            now = action.time();
            action.act().run();
        }
        return emitted.remove();
    }

    /** An id that no other simulation and nothing else in this one has. */
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
