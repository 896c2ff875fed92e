package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Transport.Projection.Store;
import dev.crossdock.contract.Transport.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Settings in words that several documents share. */
final class Wording {

    private Wording() {}

    /** A constant as people write it. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What an unanswered question looks like. */
    static String answer(@Nullable Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Duration duration) {
            return Durations.text(duration);
        }
        if (value instanceof Enum<?> constant) {
            return words(constant);
        }
        return value == null ? "not said" : value.toString();
    }

    /** What a topic's records are in order by; null for records without key. */
    static @Nullable String key(Topic topic) {
        return topic.keyOtherwise() == null ? topic.key() : topic.key() + ", else " + topic.keyOtherwise();
    }

    /** How long a topic keeps records that no newer one replaces. */
    static String kept(Topic topic) {
        Duration age = topic.retention();
        DataSize size = topic.retentionSize();
        if (age == null && size == null) {
            return "nothing expires";
        }
        List<String> limits = new ArrayList<>();
        if (age != null) {
            limits.add(Durations.text(age));
        }
        if (size != null) {
            limits.add(size + " per partition");
        }
        return "records expire after " + String.join(" or ", limits);
    }

    /** The name of a store. */
    static String store(Store store) {
        return switch (store) {
            case POSTGRESQL -> "PostgreSQL";
            case OPENSEARCH -> "OpenSearch";
            case MEMORY -> "memory";
        };
    }
}
