package dev.crossdock.activity;

import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.projection.AsOf;
import java.util.List;
import java.util.Optional;

/** Finds activity by words. The rows themselves are read from PostgreSQL. */
public interface TextIndex {

    /**
     * The events that match the whole query, words and filter, in its order after its place.
     *
     * @throws TextIndexUnavailableException if it cannot be asked at the moment
     */
    Found find(ActivityQuery query);

    /** What keeps us from asking it, as far as half a second shows. */
    Optional<String> problem();

    /**
     * What was found.
     *
     * @param places of the events in the order of the query, one more than its limit if there are more
     * @param asOf how old the index is
     */
    record Found(List<ActivityPlace> places, Total total, AsOf asOf) {

        /** Keeps its own places. */
        public Found {
            places = List.copyOf(places);
        }
    }
}
