package dev.crossdock.work.web;

import dev.crossdock.web.Json;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the JSON of a job, which is small: content belongs into the object store. */
final class JsonBody {

    /** As the contract of background work says. */
    static final int LIMIT = 256 * 1024;

    private JsonBody() {}

    /**
     * Reads all of it.
     *
     * @throws ProblemException if it is too large or no JSON
     */
    static JsonNode read(InputStream body) throws IOException {
        byte[] content = body.readNBytes(LIMIT + 1);
        if (content.length > LIMIT) {
            throw new ProblemException(Problem.of(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "job-too-large",
                    "The job is too large",
                    "The limit is " + LIMIT + " bytes; store content and refer to it."));
        }
        try {
            JsonNode json = Json.STRICT.readTree(content);
            if (!json.isMissingNode()) {
                return json;
            }
        } catch (JacksonException e) {
            throw malformed(e.getOriginalMessage());
        }
        throw malformed("it is empty");
    }

    private static ProblemException malformed(String why) {
        return new ProblemException(Problem.of(
                Response.Status.BAD_REQUEST,
                "malformed-json",
                "The request is not JSON",
                "Expected one JSON object: " + why));
    }
}
