package dev.crossdock.review.cluster;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Transport.Topic.Cleanup;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration in force for a topic.
 *
 * @param retention null for no limit of time
 * @param retentionSize of one partition; null for no limit
 * @param overridden the keys set for this topic itself
 */
public record TopicSettings(
        Cleanup cleanup,
        @Nullable Duration retention,
        @Nullable DataSize retentionSize,
        Duration tombstoneRetention,
        int minInSync,
        DataSize maxMessage,
        Set<String> overridden) {

    /** Nobody waits for data longer than this; a larger number stands for "for ever". */
    private static final long FOREVER_MILLIS = Duration.ofDays(36_500).toMillis();

    private static final long NO_DISK_BYTES = 1L << 50;

    public TopicSettings {
        overridden = Set.copyOf(overridden);
    }

    /** Reads Kafka's values; what is absent has Kafka's own default. */
    public static TopicSettings of(Map<String, String> values, Set<String> overridden) {
        long retention = number(values, "retention.ms", Duration.ofDays(7).toMillis());
        long size = number(values, "retention.bytes", -1);
        return new TopicSettings(
                cleanup(values.getOrDefault("cleanup.policy", "delete")),
                retention < 0 || retention > FOREVER_MILLIS ? null : Duration.ofMillis(retention),
                size < 0 || size > NO_DISK_BYTES ? null : new DataSize(size),
                Duration.ofMillis(
                        number(values, "delete.retention.ms", Duration.ofDays(1).toMillis())),
                Math.toIntExact(number(values, "min.insync.replicas", 1)),
                new DataSize(number(values, "max.message.bytes", 1_048_588)),
                overridden);
    }

    /** How long records stay by time; null where they stay until newer ones of their key come, or for ever. */
    public @Nullable Duration expiry() {
        return deletes() ? retention : null;
    }

    /** Whether old records go away. */
    public boolean deletes() {
        return cleanup != Cleanup.COMPACT;
    }

    /** Whether replaced records go away. */
    public boolean compacts() {
        return cleanup != Cleanup.DELETE;
    }

    private static Cleanup cleanup(String policy) {
        if (!policy.contains("compact")) {
            return Cleanup.DELETE;
        }
        return policy.contains("delete") ? Cleanup.COMPACT_AND_DELETE : Cleanup.COMPACT;
    }

    private static long number(Map<String, String> values, String key, long otherwise) {
        String value = values.get(key);
        return value == null ? otherwise : Long.parseLong(value);
    }
}
