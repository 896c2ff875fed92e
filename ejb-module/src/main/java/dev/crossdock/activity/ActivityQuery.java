package dev.crossdock.activity;

import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import org.jspecify.annotations.Nullable;

/**
 * A question about activity.
 *
 * @param category a phrase to find in the category; null if it does not matter
 * @param text a phrase to find in the category or the text; null if it does not matter
 * @param after where the page begins; null for the first one
 * @param limit how many at most
 */
public record ActivityQuery(
        ActivityFilter filter,
        @Nullable String category,
        @Nullable String text,
        ActivitySort sort,
        @Nullable ActivityPlace after,
        int limit) {

    /** Refuses a place in another order. */
    public ActivityQuery {
        if (after != null && after.sort() != sort) {
            throw new IllegalArgumentException("the page begins in another order than it goes on");
        }
    }

    /** The same about something else. */
    ActivityQuery about(ActivityFilter other) {
        return new ActivityQuery(other, category, text, sort, after, limit);
    }

    /** Whether it takes words to answer it. */
    boolean hasWords() {
        return category != null || text != null;
    }
}
