package dev.crossdock.activity;

import dev.crossdock.activity.Agreement.Difference;
import dev.crossdock.activity.store.SearchEngineUnavailableException;
import dev.crossdock.projection.GroupProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Proves that index and table agree, by reading both to where the slower one has come. Memory is bounded: everything is read
 * into a few hundred sums, and only of buckets whose sums differ is each activity looked at.
 */
@ApplicationScoped
public class IndexAgreement {

    private static final int MAX_BUCKETS_EXAMINED = 4;
    private static final int MAX_DIFFERENCES = 100;
    private static final int MAX_ATTEMPTS = 3;
    private static final double NANOS = 1e9;

    /** An erasure reaches the two at different times; what it explains is gone after this. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Duration RECHECK_INTERVAL = Duration.ofMillis(500);

    @Inject
    ComparedSides sides;

    @Inject
    GroupProgress progress;

    @Inject
    SupportProjection table;

    @Inject
    IndexProjection index;

    /**
     * Compares them; takes about a minute for some million activities.
     *
     * @throws TextIndexUnavailableException if OpenSearch cannot be asked
     */
    public Agreement check() throws InterruptedException {
        try {
            return compare(System.nanoTime());
        } catch (SearchEngineUnavailableException e) {
            throw new TextIndexUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** What differs only because it changed while it was read is gone at the next attempt. */
    private Agreement compare(long began) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Map<TopicPartition, Long> below = sides.bothApplied();
            ContentBuckets inTable = new ContentBuckets();
            ContentBuckets inIndex = new ContentBuckets();
            sides.table(below, document -> inTable.add(document.id(), document.hash()));
            sides.index(below, found -> inIndex.add(found.id(), BothSides.content(found)));
            Set<Integer> differing = inTable.differing(inIndex);
            List<Difference> differences = differing.isEmpty() ? List.of() : confirmed(suspects(below, differing));
            boolean allLookedInto = differing.size() <= MAX_BUCKETS_EXAMINED && differences.size() <= MAX_DIFFERENCES;
            boolean agree = differences.isEmpty() && allLookedInto;
            if (agree || !differences.isEmpty() || attempt == MAX_ATTEMPTS) {
                return new Agreement(
                        agree,
                        inTable.rows(),
                        inIndex.rows(),
                        differences.stream().limit(MAX_DIFFERENCES).toList(),
                        !agree && !allLookedInto,
                        progress.now(table),
                        progress.now(index),
                        Instant.now(),
                        (System.nanoTime() - began) / NANOS);
            }
        }
    }

    private BothSides suspects(Map<TopicPartition, Long> below, Set<Integer> differing) {
        Set<Integer> buckets = differing.stream().limit(MAX_BUCKETS_EXAMINED).collect(Collectors.toSet());
        BothSides suspects = new BothSides();
        sides.table(below, document -> {
            if (buckets.contains(ContentBuckets.bucketOf(document.id()))) {
                suspects.inTable(document);
            }
        });
        sides.index(below, found -> {
            if (buckets.contains(ContentBuckets.bucketOf(found.id()))) {
                suspects.inIndex(found);
            }
        });
        return suspects;
    }

    /** Those that still differ once both have had the time to hear of the same erasures. */
    private List<Difference> confirmed(BothSides suspects) throws InterruptedException {
        List<Difference> differences = suspects.differences();
        List<String> named = differences.stream()
                .limit(MAX_DIFFERENCES)
                .map(Difference::document)
                .toList();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        List<Difference> still = differences;
        while (!still.isEmpty() && differences.size() <= MAX_DIFFERENCES && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(RECHECK_INTERVAL.toMillis());
            BothSides again = new BothSides();
            sides.look(named, suspects.keysOf(named), again);
            still = again.differences();
        }
        return still;
    }
}
