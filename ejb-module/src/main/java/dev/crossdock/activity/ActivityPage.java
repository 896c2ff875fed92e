package dev.crossdock.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossdock.projection.AsOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of activity.
 *
 * @param next what to send as {@code after} for the next part; null at the end
 * @param total how many there are in the whole list; null where nobody counts
 * @param asOf how old the answer is
 */
public record ActivityPage(
        List<Activity> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Total total,
        AsOf asOf) {

    /** Keeps its own items. */
    public ActivityPage {
        items = List.copyOf(items);
    }
}
