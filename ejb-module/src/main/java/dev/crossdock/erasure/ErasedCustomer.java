package dev.crossdock.erasure;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Who is to be forgotten.
 *
 * @param id the customer's id
 * @param revision the revision of the erasure
 * @param fences where each topic with personal data ended when the erasure stood in its own
 */
public record ErasedCustomer(String id, long revision, Map<TopicPartition, Long> fences) {

    /** Keeps its own copy of the fences. */
    public ErasedCustomer {
        fences = Map.copyOf(fences);
    }
}
