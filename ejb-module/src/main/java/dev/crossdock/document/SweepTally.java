package dev.crossdock.document;

import dev.crossdock.document.SweepReport.Example;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a sweep finds, each thing once. */
final class SweepTally {

    private static final int MOST_EXAMPLES = 50;

    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private final List<Example> examples = new ArrayList<>();
    private long stored;
    private long failed;
    private long dangling;
    private long unfinished;

    void count(String key, Fate fate) {
        stored++;
        fates.merge(fate, 1L, Long::sum);
        if (fate.goes()) {
            example(key, word(fate));
        }
    }

    void failed(String key, Fate fate) {
        stored++;
        failed++;
        fates.merge(Fate.IN_GRACE, 1L, Long::sum);
        example(key, word(fate) + ", could not be removed");
    }

    void dangling(String id) {
        dangling++;
        example(id, "dangling");
    }

    void unfinished(int documents) {
        unfinished += documents;
    }

    private void example(String key, String what) {
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(new Example(key, what));
        }
    }

    boolean removedAnything() {
        return removed() > 0;
    }

    long removed() {
        return fates.entrySet().stream()
                .filter(fate -> fate.getKey().goes())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    SweepReport report(Sweep sweep, Instant finishedAt, long damaged) {
        Map<String, Long> because = new TreeMap<>();
        fates.forEach((fate, count) -> {
            if (fate.goes()) {
                because.put(word(fate), count);
            }
        });
        return new SweepReport(
                sweep.startedAt(),
                finishedAt,
                sweep.actor(),
                sweep.dryRun(),
                sweep.grace().toSeconds(),
                stored,
                fates.getOrDefault(Fate.REFERENCED, 0L),
                fates.getOrDefault(Fate.IN_GRACE, 0L),
                removed(),
                because,
                failed,
                dangling,
                damaged,
                unfinished,
                examples);
    }

    private static String word(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sweep: who wants it, whether it only looks, and how long what is nobody's is left alone. */
    record Sweep(Instant startedAt, String actor, boolean dryRun, Duration grace) {

        /** What was touched after this is left alone. */
        Instant cutoff() {
            return startedAt.minus(grace);
        }
    }
}
