package dev.crossdock.event.web;

import dev.crossdock.event.Ingestion;
import dev.crossdock.event.Outcome;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Accepts CloudEvents over HTTP in structured mode, one or a batch. */
@Path("events")
@RequestScoped
public class EventsResource {

    static final String SINGLE = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private static final int LARGEST_BATCH = 32 * 1024 * 1024;
    private static final int LARGEST_SINGLE = 8 * 1024 * 1024;
    private static final String RETRY_AFTER_SECONDS = "2";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Inject
    Ingestion ingestion;

    /** Accepts events; any media type comes here, so that a wrong one is answered with the right ones. */
    @POST
    @Consumes("*/*")
    @RolesAllowed({"producer", "data-engineer"})
    public Response post(@HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type, InputStream body)
            throws IOException {
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals(SINGLE) && !media.equals(BATCH)) {
            return answer(Answers.problem(
                    415,
                    "unsupported-media-type",
                    "Events come as CloudEvents",
                    "send Content-Type " + SINGLE + " (one event) or " + BATCH + " (an array), not '" + media + "'"));
        }
        int limit = media.equals(BATCH) ? LARGEST_BATCH : LARGEST_SINGLE;
        byte[] content = body.readNBytes(limit + 1);
        if (content.length > limit) {
            return answer(Answers.problem(
                    413,
                    media.equals(BATCH) ? "batch-too-large" : "event-too-large",
                    "The request is too large",
                    "the limit is " + limit + " bytes; send smaller batches, and store large content with POST"
                            + " /api/documents"));
        }
        try {
            JsonNode json = JSON.readTree(content);
            if (json.isMissingNode()) {
                return answer(
                        Answers.problem(400, "malformed-json", "The request is not JSON", "the request is empty"));
            }
            return media.equals(BATCH)
                    ? batch(json)
                    : answer(Answers.answer(accept(List.of(json)).get(0)));
        } catch (JacksonException e) {
            return malformed(e);
        }
    }

    private Response batch(JsonNode json) {
        if (!json.isArray()) {
            return answer(Answers.problem(
                            400, "invalid-batch", "A batch is a JSON array", "send an array of CloudEvents: [{…}, {…}]")
                    .put("pointer", ""));
        }
        List<JsonNode> events = new ArrayList<>(json.size());
        json.forEach(events::add);
        ArrayNode answers = JSON.createArrayNode();
        int status = 202;
        for (Outcome outcome : accept(events)) {
            ObjectNode answer = Answers.answer(outcome);
            answers.add(answer);
            int one = answer.get("status").intValue();
            status = one == 503 || status == 503 ? 503 : Math.max(status, one == 202 ? 202 : 207);
        }
        return response(status, "application/json", answers);
    }

    private List<Outcome> accept(List<JsonNode> events) {
        return ingestion.accept(events);
    }

    private static Response malformed(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        ObjectNode problem = Answers.problem(
                400, "malformed-json", "The request is not JSON", "cannot read the request: " + e.getOriginalMessage());
        if (location != null) {
            problem.put("line", location.getLineNr())
                    .put("column", location.getColumnNr())
                    .put(
                            "detail",
                            "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": "
                                    + e.getOriginalMessage());
        }
        return answer(problem);
    }

    private static Response answer(ObjectNode answer) {
        int status = answer.get("status").intValue();
        return response(status, status == 202 ? "application/json" : "application/problem+json", answer);
    }

    private static Response response(int status, String type, JsonNode body) {
        Response.ResponseBuilder response = Response.status(status)
                .type(type)
                .entity(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
        if (status == 503) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
