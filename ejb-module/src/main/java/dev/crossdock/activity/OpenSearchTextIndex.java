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

/** Finds activity by words in OpenSearch, in the index that serves. */
@ApplicationScoped
public class OpenSearchTextIndex implements TextIndex {

    private static final int NO_INDEX = 404;

    @Inject
    SearchEngine engine;

    @Inject
    IndexProjection projection;

    @Inject
    GroupProgress progress;

    @Override
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

    @Override
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
