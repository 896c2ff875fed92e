package dev.crossdock.activity.store;

import dev.crossdock.projection.store.ContentHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One index of activities. Every index has a name of its own; searches go to {@link #ALIAS}, which names the one that
 * serves. A document is version 1 and its removal version 2, and OpenSearch keeps the highest: so an activity that is
 * written again, late, or after its customer was erased changes nothing, whoever sends it.
 */
public record ActivityIndex(SearchEngine engine, String name) {

    /** Under this name searches find the index that serves. */
    public static final String ALIAS = "crossdock-activity";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int WRITTEN_VERSION = 1;
    private static final int REMOVED_VERSION = 2;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;
    private static final int PAGE = 5_000;
    private static final String SCROLL = "2m";

    /** A new, empty index; it does not serve yet. */
    public static ActivityIndex create(SearchEngine engine) {
        String name = ALIAS + "-" + STAMP.format(Instant.now()) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        ActivityIndex index = new ActivityIndex(engine, name);
        index.create();
        return index;
    }

    /** Makes the index, empty. */
    public void create() {
        try (InputStream definition = ActivityIndex.class.getResourceAsStream("activity-index.json")) {
            engine.send("PUT", "/" + name, JSON.readTree(definition));
        } catch (IOException e) {
            throw new IllegalStateException("activity-index.json cannot be read", e);
        }
    }

    /** Whether it is there. */
    public boolean exists() {
        return all(engine).contains(this);
    }

    /** The index that serves; none before the first. */
    public static Optional<ActivityIndex> serving(SearchEngine engine) {
        try {
            return engine.send("GET", "/_alias/" + ALIAS, null).propertyNames().stream()
                    .findFirst()
                    .map(name -> new ActivityIndex(engine, name));
        } catch (SearchEngineRefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Every index of activities: the one that serves, and that of a rebuild under way or given up. */
    public static List<ActivityIndex> all(SearchEngine engine) {
        return engine.send("GET", "/" + ALIAS + "-*/_alias", null).propertyNames().stream()
                .map(name -> new ActivityIndex(engine, name))
                .toList();
    }

    /** Lets this index serve instead of any other, in one step. */
    public void serve() {
        ObjectNode change = JSON.createObjectNode();
        ArrayNode actions = change.putArray("actions");
        actions.addObject()
                .putObject("remove")
                .put("index", ALIAS + "-*")
                .put("alias", ALIAS)
                .put("must_exist", false);
        actions.addObject().putObject("add").put("index", name).put("alias", ALIAS);
        engine.send("POST", "/_aliases", change);
    }

    /** Removes every other index of activities. */
    public void dropOthers() {
        all(engine).stream().filter(other -> !other.equals(this)).forEach(ActivityIndex::drop);
    }

    /** Removes the index, if it is still there. */
    public void drop() {
        engine.send("DELETE", "/" + name + "?ignore_unavailable=true", null);
    }

    /** Lets searches see everything written so far. */
    public void refresh() {
        engine.send("POST", "/" + name + "/_refresh", null);
    }

    /**
     * Writes documents and removes others; either may have been done before.
     *
     * @return how many documents are new
     * @throws SearchEngineUnavailableException if some could not be taken now; all may be sent again
     * @throws DocumentRefusedException if some can never be taken
     */
    public long write(Collection<ActivityDocument> documents, Collection<String> removedIds) {
        if (documents.isEmpty() && removedIds.isEmpty()) {
            return 0;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (ActivityDocument document : documents) {
            line(lines, action("index", document.id(), WRITTEN_VERSION));
            line(lines, document.json());
        }
        removedIds.forEach(id -> line(lines, action("delete", id, REMOVED_VERSION)));
        JsonNode answer = engine.sendLines("/" + name + "/_bulk", lines.toByteArray());
        long written = 0;
        for (JsonNode item : answer.path("items")) {
            JsonNode result = item.iterator().next();
            check(result);
            written += result.path("result").asString("").equals("created") ? 1 : 0;
        }
        return written;
    }

    private static ObjectNode action(String kind, String id, int version) {
        ObjectNode action = JSON.createObjectNode();
        action.putObject(kind).put("_id", id).put("version", version).put("version_type", "external");
        return action;
    }

    private static void line(ByteArrayOutputStream lines, JsonNode json) {
        lines.writeBytes(JSON.writeValueAsBytes(json));
        lines.write('\n');
    }

    /** A conflict means that it was done before, or that the document was removed; nothing to remove is as good. */
    private void check(JsonNode result) {
        int status = result.path("status").asInt();
        if (status < CLIENT_ERROR || status == CONFLICT || isNothingToRemove(result)) {
            return;
        }
        String type = result.at("/error/type").asString("");
        if (SearchEngine.isAccessDenied(status, type)) {
            throw engine.accessDenied("writing to " + name, status);
        }
        String reason = type + ", "
                + result.at("/error/caused_by/type")
                        .asString(result.at("/error/reason").asString(""));
        if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR || status == NOT_FOUND || status == FORBIDDEN) {
            throw new SearchEngineUnavailableException(name, status + " " + reason);
        }
        throw new DocumentRefusedException(reason);
    }

    private static boolean isNothingToRemove(JsonNode result) {
        return result.path("result").asString("").equals("not_found");
    }

    /**
     * Removes every document of these customers that a search can find, so that none of them can come back.
     *
     * @return how many were removed
     */
    public long forget(Collection<String> customers) {
        long removed = 0;
        for (List<String> some : portions(List.copyOf(customers))) {
            refresh();
            for (List<String> ids = idsOf(some); !ids.isEmpty(); ids = idsOf(some)) {
                write(List.of(), ids);
                removed += ids.size();
                refresh();
            }
        }
        return removed;
    }

    /** No more terms than a query takes. */
    private static List<List<String>> portions(List<String> all) {
        return IntStream.iterate(0, start -> start < all.size(), start -> start + PAGE)
                .mapToObj(start -> all.subList(start, Math.min(all.size(), start + PAGE)))
                .toList();
    }

    private List<String> idsOf(Collection<String> customers) {
        ObjectNode search = JSON.createObjectNode().put("size", PAGE).put("_source", false);
        ArrayNode ids = search.putObject("query").putObject("terms").putArray("customerId");
        customers.forEach(ids::add);
        List<String> found = new ArrayList<>();
        for (JsonNode hit : search(search).at("/hits/hits")) {
            found.add(hit.get("_id").asString());
        }
        return found;
    }

    /** How many documents of these customers a search finds. */
    public long count(Collection<String> customers) {
        refresh();
        ObjectNode search = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
        ArrayNode ids = search.putObject("query").putObject("terms").putArray("customerId");
        customers.forEach(ids::add);
        return search(search).at("/hits/total/value").asLong();
    }

    /** The content of all documents in one number, from the digests that were written with them. */
    public ContentHash hash() {
        refresh();
        ObjectNode search = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
        ObjectNode sums = search.putObject("aggs");
        IntStream.range(0, ActivityDocument.PARTS)
                .forEach(part -> sums.putObject("part" + part).putObject("sum").put("field", "digest" + part));
        JsonNode answer = search(search);
        return ActivityDocument.sum(
                answer.at("/hits/total/value").asLong(),
                IntStream.range(0, ActivityDocument.PARTS)
                        .mapToObj(part -> answer.at("/aggregations/part" + part + "/value")
                                .asDouble())
                        .toList());
    }

    /** Reads every document that lies below these offsets of its partition, in no particular order. */
    public void scan(Map<TopicPartition, Long> below, Consumer<Found> reader) {
        refresh();
        ObjectNode search = JSON.createObjectNode().put("size", PAGE);
        search.putArray("sort").add("_doc");
        search.set("query", below(below));
        JsonNode answer = engine.send("POST", "/" + name + "/_search?scroll=" + SCROLL, search);
        try {
            while (!answer.at("/hits/hits").isEmpty()) {
                answer.at("/hits/hits").forEach(hit -> reader.accept(Found.of(hit)));
                answer = engine.send("POST", "/_search/scroll", scroll(answer));
            }
        } finally {
            engine.send("DELETE", "/_search/scroll", scroll(answer).without("scroll"));
        }
    }

    private static ObjectNode scroll(JsonNode answer) {
        return JSON.createObjectNode()
                .put("scroll", SCROLL)
                .put("scroll_id", answer.path("_scroll_id").asString());
    }

    private static ObjectNode below(Map<TopicPartition, Long> below) {
        ObjectNode query = JSON.createObjectNode();
        ArrayNode any = query.putObject("bool").putArray("should");
        below.forEach((partition, end) -> {
            ArrayNode all = any.addObject().putObject("bool").putArray("filter");
            all.addObject().putObject("term").put("topic", partition.topic());
            all.addObject().putObject("term").put("partition", partition.partition());
            all.addObject().putObject("range").putObject("offset").put("lt", end);
        });
        ((ObjectNode) query.get("bool")).put("minimum_should_match", 1);
        return query;
    }

    /** The documents of these ids that are there. */
    public List<Found> find(Collection<String> ids) {
        ObjectNode wanted = JSON.createObjectNode();
        ArrayNode list = wanted.putArray("ids");
        ids.forEach(list::add);
        List<Found> found = new ArrayList<>();
        for (JsonNode document :
                engine.send("POST", "/" + name + "/_mget", wanted).path("docs")) {
            if (document.path("found").asBoolean()) {
                found.add(Found.of(document));
            }
        }
        return found;
    }

    /**
     * What stands in the index under an id.
     *
     * @param document null if it is no activity, or one of another id
     */
    public record Found(String id, @Nullable ActivityDocument document) {

        static Found of(JsonNode hit) {
            String id = hit.get("_id").asString();
            try {
                ActivityDocument document = ActivityDocument.of(hit.get("_source"));
                return new Found(id, document.id().equals(id) ? document : null);
            } catch (IllegalArgumentException noActivity) {
                return new Found(id, null);
            }
        }
    }

    JsonNode search(JsonNode search) {
        return engine.send("POST", "/" + name + "/_search", search);
    }
}
