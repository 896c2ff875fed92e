package dev.crossdock.activity;

import dev.crossdock.activity.Total.Relation;
import dev.crossdock.activity.store.ActivityIndex;
import dev.crossdock.activity.store.SearchEngine;
import dev.crossdock.activity.store.SearchEngineRefusedException;
import dev.crossdock.activity.store.SearchEngineUnavailableException;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.event.value.EventId;
import dev.crossdock.projection.AsOf;
import dev.crossdock.projection.GroupProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds activity by words in OpenSearch, in the index that serves. The rows themselves are read from PostgreSQL. */
@ApplicationScoped
public class TextIndex {

    private static final int NO_INDEX = 404;

    @Inject
    SearchEngine engine;

    @Inject
    IndexProjection projection;

    @Inject
    GroupProgress progress;

    /**
     * What was found.
     *
     * @param places of the events in the order of the query, one more than its limit if there are more
     * @param asOf how old the index is
     */
    public record Found(List<ActivityPlace> places, Total total, AsOf asOf) {

        /** Keeps its own places. */
        public Found {
            places = List.copyOf(places);
        }
    }

    /**
     * The events that match the whole query, words and filter, in its order after its place.
     *
     * @throws TextIndexUnavailableException if it cannot be asked at the moment
     */
    public Found find(ActivityQuery query) {
        AsOf asOf = progress.recently(projection);
        if (Set.of().equals(query.filter().customers())) {
            return new Found(List.of(), new Total(0, Relation.EXACT), asOf);
        }
        try {
            JsonNode hits = engine.ask("/" + ActivityIndex.ALIAS + "/_search", PhraseSearch.of(query))
                    .path("hits");
            List<ActivityPlace> places = new ArrayList<>();
            hits.path("hits").forEach(hit -> places.add(place(query.sort(), hit.path("sort"))));
            return new Found(places, total(hits.path("total")), asOf);
        } catch (SearchEngineUnavailableException e) {
            throw new TextIndexUnavailableException("words cannot be searched while OpenSearch is away", e);
        } catch (SearchEngineRefusedException e) {
            if (e.status() == NO_INDEX) {
                throw new TextIndexUnavailableException(
                        "words cannot be searched before the group search-index has read anything", e);
            }
            throw e;
        }
    }

    /** What keeps us from asking it, as far as half a second shows. */
    public Optional<String> problem() {
        try {
            engine.checkAccess();
            return Optional.empty();
        } catch (SearchEngineUnavailableException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static ActivityPlace place(ActivitySort sort, JsonNode values) {
        EventId key = new EventId(values.get(1).asString(), values.get(2).asString());
        return sort.isByAmount()
                ? new ActivityPlace(sort, values.get(0).decimalValue(), key)
                : new ActivityPlace(sort, Instant.EPOCH.plus(values.get(0).asLong(), ChronoUnit.MICROS), key);
    }

    private static Total total(JsonNode total) {
        return new Total(
                total.path("value").asLong(),
                total.path("relation").asString("").equals("eq") ? Relation.EXACT : Relation.AT_LEAST);
    }
}
