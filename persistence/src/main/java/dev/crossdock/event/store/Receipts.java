package dev.crossdock.event.store;

import dev.crossdock.event.value.EventId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** The memory of what was accepted. */
public interface Receipts {

    /**
     * The receipts of those events that were accepted before.
     *
     * @throws ReceiptsUnavailableException if the store cannot answer now
     */
    Map<EventId, Receipt> find(Collection<EventId> events);

    /**
     * Remembers new receipts; an existing one stays as it is.
     *
     * @throws ReceiptsUnavailableException if the store cannot be written now
     */
    void record(Collection<Receipt> receipts);

    /** Forgets receipts older than the age; returns how many. */
    int prune(Duration age);
}
