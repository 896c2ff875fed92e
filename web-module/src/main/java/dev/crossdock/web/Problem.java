package dev.crossdock.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * An error that a caller can act on, in the form of RFC 9457.
 *
 * @param type a stable name, {@code urn:crossdock:problem:…}
 * @param title the kind of problem, the same for every occurrence
 * @param detail what was expected, what came, what to do
 * @param pointer a JSON pointer to the offending field, or the name of the offending parameter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String pointer) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String TYPES = "urn:crossdock:problem:";

    /** A problem about no field in particular. */
    public static Problem of(Response.Status status, String kind, String title, String detail) {
        return new Problem(TYPES + kind, title, status.getStatusCode(), detail, null);
    }

    /** A query or path parameter that cannot be used. */
    public static Problem parameter(String name, String detail) {
        return new Problem(
                TYPES + "invalid-parameter",
                "A parameter cannot be used",
                Response.Status.BAD_REQUEST.getStatusCode(),
                "Parameter '" + name + "': " + detail,
                name);
    }

    /** Something that does not exist. */
    public static Problem notFound(String detail) {
        return of(Response.Status.NOT_FOUND, "not-found", "There is no such thing", detail);
    }

    /** The HTTP answer that carries this problem. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /** The HTTP answer that carries this problem, which will pass, and says when to try again. */
    public Response passingResponse() {
        return Response.fromResponse(response())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
