package dev.crossdock.activity;

import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.value.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A question about activity in the language of OpenSearch. */
final class PhraseSearch {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PhraseSearch() {}

    /** One document more than the limit tells that there is more. */
    static ObjectNode of(ActivityQuery query) {
        ObjectNode search = JSON.createObjectNode()
                .put("size", query.limit() + 1)
                .put("track_total_hits", Total.MAX_COUNTED)
                .put("_source", false);
        ArrayNode all = search.putObject("query").putObject("bool").putArray("filter");
        conditions(all, query.filter());
        if (query.category() != null) {
            all.addObject().putObject("match_phrase").put("category", query.category());
        }
        if (query.text() != null) {
            words(all, query.text());
        }
        if (query.sort().isByAmount()) {
            all.addObject().putObject("exists").put("field", "amount");
        }
        order(search.putArray("sort"), query.sort());
        if (query.after() != null) {
            search.set("search_after", values(query.after()));
        }
        return search;
    }

    private static void conditions(ArrayNode all, ActivityFilter filter) {
        if (filter.customers() != null) {
            ArrayNode ids = all.addObject().putObject("terms").putArray("customerId");
            filter.customers().forEach(ids::add);
        }
        term(all, "type", filter.type());
        term(all, "currency", filter.currency());
        range(all, "at", "gte", filter.from() == null ? null : micros(filter.from()));
        range(all, "at", "lt", filter.to() == null ? null : micros(filter.to()));
        range(all, "amount", "gte", filter.minAmount() == null ? null : JSON.valueToTree(filter.minAmount()));
        range(all, "amount", "lte", filter.maxAmount() == null ? null : JSON.valueToTree(filter.maxAmount()));
    }

    private static void words(ArrayNode all, String text) {
        ObjectNode either = all.addObject().putObject("bool").put("minimum_should_match", 1);
        ArrayNode places = either.putArray("should");
        places.addObject().putObject("match_phrase").put("category", text);
        places.addObject().putObject("match_phrase").put("text", text);
    }

    private static void order(ArrayNode order, ActivitySort sort) {
        String direction = sort.isDescending() ? "desc" : "asc";
        order.addObject().put(sort.isByAmount() ? "amount" : "at", direction);
        order.addObject().put("source", direction);
        order.addObject().put("id", direction);
    }

    private static ArrayNode values(ActivityPlace place) {
        ArrayNode values = JSON.createArrayNode();
        values.add(place.value() instanceof Instant moment ? micros(moment) : JSON.valueToTree(place.value()));
        return values.add(place.key().source()).add(place.key().id());
    }

    private static void term(ArrayNode all, String field, @Nullable String value) {
        if (value != null) {
            all.addObject().putObject("term").put(field, value);
        }
    }

    private static void range(ArrayNode all, String field, String bound, @Nullable JsonNode value) {
        if (value != null) {
            all.addObject().putObject("range").putObject(field).set(bound, value);
        }
    }

    private static JsonNode micros(Instant moment) {
        return JSON.getNodeFactory().numberNode(Moment.micros(moment));
    }
}
