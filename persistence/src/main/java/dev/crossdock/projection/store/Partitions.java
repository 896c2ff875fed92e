package dev.crossdock.projection.store;

import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Element.Cells;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** Partitions as parameters of a statement, for {@code unnest}. */
public final class Partitions {

    private Partitions() {}

    /** Topics, partitions and offsets, in this order. */
    public static Object[] offsets(Map<TopicPartition, Long> offsets) {
        List<Map.Entry<TopicPartition, Long>> entries = List.copyOf(offsets.entrySet());
        return new Object[] {
            topics(entries, Map.Entry::getKey),
            numbers(entries, Map.Entry::getKey),
            Element.BIGINT.column(entries, Map.Entry::getValue)
        };
    }

    /** The topics of partitions. */
    static <T> Cells topics(Collection<T> rows, Function<T, TopicPartition> partition) {
        return Element.TEXT.column(rows, row -> partition.apply(row).topic());
    }

    /** The numbers of partitions. */
    static <T> Cells numbers(Collection<T> rows, Function<T, TopicPartition> partition) {
        return Element.INTEGER.column(rows, row -> partition.apply(row).partition());
    }
}
