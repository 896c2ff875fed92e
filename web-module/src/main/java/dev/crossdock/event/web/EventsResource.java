package dev.crossdock.event.web;

import dev.crossdock.event.Ingestion;
import dev.crossdock.web.Json;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** Accepts CloudEvents over HTTP in structured mode, one or a batch. */
@Path("events")
@RequestScoped
public class EventsResource {

    static final String SINGLE = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private static final int LARGEST_BATCH = 32 * 1024 * 1024;
    private static final int LARGEST_SINGLE = 8 * 1024 * 1024;
    private static final String RETRY_AFTER_SECONDS = "2";

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
            throw refused(
                    Status.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-media-type",
                    "Events come as CloudEvents",
                    "send Content-Type " + SINGLE + " (one event) or " + BATCH + " (an array), not '" + media + "'");
        }
        int limit = media.equals(BATCH) ? LARGEST_BATCH : LARGEST_SINGLE;
        byte[] content = body.readNBytes(limit + 1);
        if (content.length > limit) {
            throw refused(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    media.equals(BATCH) ? "batch-too-large" : "event-too-large",
                    "The request is too large",
                    "the limit is " + limit + " bytes; send smaller batches, and store large content with POST"
                            + " /api/documents");
        }
        try {
            JsonNode json = Json.STRICT.readTree(content);
            if (json.isMissingNode()) {
                throw new ProblemException(malformed("the request is empty"));
            }
            return media.equals(BATCH) ? batch(json) : single(json);
        } catch (JacksonException e) {
            throw new ProblemException(malformed(e));
        }
    }

    private Response single(JsonNode json) {
        Object answer = Answers.answer(ingestion.accept(List.of(json)).get(0));
        String type = answer instanceof Problem ? Problem.MEDIA_TYPE : MediaType.APPLICATION_JSON;
        return response(Answers.status(answer), type, answer);
    }

    private Response batch(JsonNode json) {
        if (!json.isArray()) {
            throw new ProblemException(Problem.of(
                            Status.BAD_REQUEST,
                            "invalid-batch",
                            "A batch is a JSON array",
                            "send an array of CloudEvents: [{…}, {…}]")
                    .at(""));
        }
        List<Object> answers = ingestion.accept(json.valueStream().toList()).stream()
                .map(Answers::answer)
                .toList();
        int status = 202;
        for (Object answer : answers) {
            int one = Answers.status(answer);
            status = one == 503 || status == 503 ? 503 : Math.max(status, one == 202 ? 202 : 207);
        }
        return response(status, MediaType.APPLICATION_JSON, answers);
    }

    private static ProblemException refused(Response.StatusType status, String kind, String title, String detail) {
        return new ProblemException(Problem.of(status, kind, title, detail));
    }

    private static Problem malformed(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null
                ? malformed("cannot read the request: " + e.getOriginalMessage())
                : malformed("line " + location.getLineNr() + ", column " + location.getColumnNr() + ": "
                                + e.getOriginalMessage())
                        .with("line", location.getLineNr())
                        .with("column", location.getColumnNr());
    }

    private static Problem malformed(String detail) {
        return Problem.of(Status.BAD_REQUEST, "malformed-json", "The request is not JSON", detail);
    }

    private static Response response(int status, String type, Object body) {
        Response.ResponseBuilder response =
                Response.status(status).type(type).entity(Json.STRICT.writeValueAsBytes(body));
        if (status == 503) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
