package dev.crossdock.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a comparison of object store and table found and did. Everything that the store held has one disposition:
 * {@code stored = referenced + inGrace + removed}.
 *
 * @param actor who wanted it; {@code timer} for the platform itself
 * @param dryRun whether what counts as removed is there still
 * @param graceSeconds how long orphans are left alone
 * @param stored what the store held: content, and uploads that are neither completed nor aborted
 * @param referenced of it, documents that may be read
 * @param inGrace of it, what may still become one, or may not and waits for a later sweep
 * @param removed of it, what went
 * @param removedBecause how much went for which reason
 * @param failed how much should have gone and did not; counted as in grace, tried again
 * @param dangling documents whose content is not there; they are reported, not removed
 * @param damaged documents whose content is known to be missing or altered
 * @param unfinished documents that never came as a whole and never will, whatever the store holds of them
 * @param examples the first things that went or did not and should have, and the first dangling documents
 */
public record SweepReport(
        Instant startedAt,
        Instant finishedAt,
        String actor,
        boolean dryRun,
        long graceSeconds,
        long stored,
        long referenced,
        long inGrace,
        long removed,
        Map<String, Long> removedBecause,
        long failed,
        long dangling,
        long damaged,
        long unfinished,
        List<Example> examples) {

    /** One thing and what became of it. */
    public record Example(String key, String what) {}

    /**
     * Refuses what does not add up.
     *
     * @throws IllegalArgumentException if something has no disposition or two
     */
    public SweepReport {
        removedBecause = Map.copyOf(removedBecause);
        examples = List.copyOf(examples);
        if (stored != referenced + inGrace + removed) {
            throw new IllegalArgumentException("the sweep does not add up: " + stored + " stored, " + referenced
                    + " referenced, " + inGrace + " in grace, " + removed + " removed");
        }
    }
}
