package dev.crossdock.erasure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the platform can prove about an erasure.
 *
 * @param state {@code open} until every store has confirmed, then {@code complete}
 * @param revision the revision that {@code customer.erased} carries
 * @param publishedAt when that event and the tombstone stood in the topic
 * @param stores every place that may hold the person
 */
public record Certificate(
        long id,
        String customer,
        long revision,
        String state,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant completedAt,
        List<StoreConfirmation> stores) {

    static final String OPEN = "open";
    static final String COMPLETE = "complete";

    /** Keeps its own copy of the stores. */
    public Certificate {
        stores = List.copyOf(stores);
    }

    /** Whether every store has confirmed. */
    @JsonIgnore
    public boolean isComplete() {
        return state.equals(COMPLETE);
    }
}
