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

    private static final int MAX_EXAMPLES = 50;

    private final Map<Disposition, Long> dispositions = new EnumMap<>(Disposition.class);
    private final List<Example> examples = new ArrayList<>();
    private long stored;
    private long failed;
    private long dangling;
    private long unfinished;

    void count(String key, Disposition disposition) {
        stored++;
        dispositions.merge(disposition, 1L, Long::sum);
        if (disposition.isRemoved()) {
            example(key, word(disposition));
        }
    }

    void failed(String key, Disposition disposition) {
        stored++;
        failed++;
        dispositions.merge(Disposition.IN_GRACE, 1L, Long::sum);
        example(key, word(disposition) + ", could not be removed");
    }

    void dangling(String id) {
        dangling++;
        example(id, "dangling");
    }

    void unfinished(int documents) {
        unfinished += documents;
    }

    private void example(String key, String what) {
        if (examples.size() < MAX_EXAMPLES) {
            examples.add(new Example(key, what));
        }
    }

    boolean removedAnything() {
        return removed() > 0;
    }

    long removed() {
        return dispositions.entrySet().stream()
                .filter(disposition -> disposition.getKey().isRemoved())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    SweepReport report(Sweep sweep, Instant finishedAt, long damaged) {
        Map<String, Long> because = new TreeMap<>();
        dispositions.forEach((disposition, count) -> {
            if (disposition.isRemoved()) {
                because.put(word(disposition), count);
            }
        });
        return new SweepReport(
                sweep.startedAt(),
                finishedAt,
                sweep.actor(),
                sweep.dryRun(),
                sweep.grace().toSeconds(),
                stored,
                dispositions.getOrDefault(Disposition.REFERENCED, 0L),
                dispositions.getOrDefault(Disposition.IN_GRACE, 0L),
                removed(),
                because,
                failed,
                dangling,
                damaged,
                unfinished,
                examples);
    }

    private static String word(Disposition disposition) {
        return disposition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sweep: who wants it, whether it only looks, and how long orphans are left alone. */
    record Sweep(Instant startedAt, String actor, boolean dryRun, Duration grace) {

        /** What was touched after this is left alone. */
        Instant cutoff() {
            return startedAt.minus(grace);
        }
    }
}
