package dev.crossdock.customer.store;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.NullUnmarked;

/**
 * One row per customer, the newest. A subclass declares a table: its name and schema, and in its fields the columns after
 * these three, which are empty once the customer is erased.
 */
@MappedSuperclass
@NullUnmarked
public abstract class LatestStateRow {

    @Id
    public String customerId;

    /** What the row stems from; 0 if it is a tombstone. */
    public long revision;

    /** Whether the customer was erased. */
    public boolean erased;
}
