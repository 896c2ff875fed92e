package dev.crossdock.activity;

import dev.crossdock.projection.AsOf;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the index in OpenSearch and the table in PostgreSQL hold the same activity, up to where both have come.
 *
 * @param inTable how many activities were compared there
 * @param inIndex how many were compared there
 * @param differences some of what differs, nothing if all agrees
 * @param moreDiffer whether there is more of it
 * @param table how far the table is
 * @param index how far the index is
 */
public record Agreement(
        boolean agree,
        long inTable,
        long inIndex,
        List<Difference> differences,
        boolean moreDiffer,
        AsOf table,
        AsOf index,
        Instant checkedAt,
        double seconds) {

    /** Keeps its own list. */
    public Agreement {
        differences = List.copyOf(differences);
    }

    /** What is wrong with an activity. */
    public enum Kind {
        /** The index lacks it. */
        MISSING_IN_INDEX,
        /** The index has it, the table does not. */
        MISSING_IN_TABLE,
        /** Both have it, and say different things about it. */
        CONTENT_DIFFERS,
        /** The index has a document that is no activity at all. */
        NO_ACTIVITY
    }

    /**
     * An activity in which the two differ.
     *
     * @param document its id in the index
     * @param source the event's source; null if what stands in the index is no activity
     * @param id the event's id
     */
    public record Difference(
            Kind kind,
            String document,
            @Nullable String source,
            @Nullable String id) {}
}
