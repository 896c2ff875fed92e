package dev.crossdock.activity;

import dev.crossdock.activity.value.LastContact;
import dev.crossdock.activity.value.OpenIssue;
import dev.crossdock.projection.AsOf;
import dev.crossdock.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer at a glance.
 *
 * @param revision of the current profile; null if only activity is known
 * @param lifetimeValue one amount for each currency: the money that the customer's succeeded payments brought in, minus the
 *     value of the lines they returned. The value of a returned line is its quantity times its price; a return that names
 *     no lines returns the whole order, at the order's total. Payments still open, refunds paid out and cancelled orders
 *     that were never paid do not count.
 * @param orders how many were placed
 * @param lastContact the newest support interaction with the customer; notes that agents wrote for each other do not count
 * @param openIssues conversations whose newest interaction is not closed, the newest first
 */
public record CustomerSummary(
        String customerId,
        @Nullable Long revision,
        List<Money> lifetimeValue,
        long orders,
        @Nullable LastContact lastContact,
        List<OpenIssue> openIssues,
        Freshness freshness,
        AsOf asOf) {

    /** Keeps its own lists. */
    public CustomerSummary {
        lifetimeValue = List.copyOf(lifetimeValue);
        openIssues = List.copyOf(openIssues);
    }

    /**
     * How fresh all of this is.
     *
     * @param newestEventAt when the newest event that has been applied, anybody's, was written to its topic
     * @param ageSeconds how long ago that was
     */
    public record Freshness(
            @Nullable Instant newestEventAt, @Nullable Double ageSeconds) {}
}
