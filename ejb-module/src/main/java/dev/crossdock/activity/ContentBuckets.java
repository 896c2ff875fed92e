package dev.crossdock.activity;

import dev.crossdock.projection.store.ContentHash;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The content of many documents in a few numbers, each for those whose ids fall into one bucket. */
final class ContentBuckets {

    private static final int COUNT = 256;

    private final ContentHash[] buckets = new ContentHash[COUNT];

    ContentBuckets() {
        Arrays.fill(buckets, new ContentHash(0, BigInteger.ZERO));
    }

    static int bucketOf(String document) {
        return Math.floorMod(document.hashCode(), COUNT);
    }

    void add(String document, ContentHash content) {
        int bucket = bucketOf(document);
        buckets[bucket] = buckets[bucket].and(content);
    }

    long rows() {
        return Arrays.stream(buckets).mapToLong(ContentHash::rows).sum();
    }

    /** The buckets that are not the same. */
    Set<Integer> differing(ContentBuckets other) {
        return IntStream.range(0, COUNT)
                .filter(bucket -> !buckets[bucket].equals(other.buckets[bucket]))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
