package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Transport.Projection.Store;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settings in words that several documents share; templates know it as {@code wording}. */
public final class Wording {

    /** A value as people write it, or what an unanswered question looks like. */
    public String answer(@Nullable Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Duration duration) {
            return Durations.text(duration);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        if (value instanceof Collection<?> items) {
            return items.isEmpty() ? "none" : items.stream().map(this::answer).collect(Collectors.joining(", "));
        }
        return value == null ? "not said" : value.toString();
    }

    /** A value with what leads to it; nothing for no value. */
    public String maybe(String before, @Nullable Object value) {
        return value == null || value.equals(List.of()) ? "" : before + answer(value);
    }

    /** Who reads, and how long each may be away; null if not said. */
    public @Nullable List<String> readers(WorkloadContract contract) {
        List<Consumer> readers = contract.consumers();
        return readers == null
                ? null
                : readers.stream()
                        .map(reader -> reader.group()
                                + maybe(" ", contract.longestOutage(reader).orElse(null)))
                        .toList();
    }

    /** What a topic's records are in order by; null for records without key. */
    public @Nullable String key(Topic topic) {
        return topic.keyOtherwise() == null ? topic.key() : topic.key() + ", else " + topic.keyOtherwise();
    }

    /** How long a topic keeps records that no newer one replaces. */
    public String kept(Topic topic) {
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
    public String store(Store store) {
        return switch (store) {
            case POSTGRESQL -> "PostgreSQL";
            case OPENSEARCH -> "OpenSearch";
            case MEMORY -> "memory";
        };
    }
}
