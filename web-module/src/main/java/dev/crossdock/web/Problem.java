package dev.crossdock.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error that a caller can act on, in the form of RFC 9457.
 *
 * @param type a stable name, {@code urn:crossdock:problem:…}
 * @param title the kind of problem, the same for every occurrence
 * @param detail what was expected, what came, what to do
 * @param pointer a JSON pointer to the offending field, or the name of the offending parameter
 * @param extensions further members, in their order
 * @param headers what the answer says beside the body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String pointer,
        @JsonAnyGetter Map<String, Object> extensions,
        @JsonIgnore Map<String, Object> headers) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String TYPES = "urn:crossdock:problem:";

    /** Keeps its own copies. */
    public Problem {
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
        headers = Map.copyOf(headers);
    }

    /** A problem about no field in particular. */
    public static Problem of(Response.StatusType status, String kind, String title, String detail) {
        return new Problem(TYPES + kind, title, status.getStatusCode(), detail, null, Map.of(), Map.of());
    }

    /** A query or path parameter that cannot be used. */
    public static Problem parameter(String name, String detail) {
        return of(
                        Response.Status.BAD_REQUEST,
                        "invalid-parameter",
                        "A parameter cannot be used",
                        "Parameter '" + name + "': " + detail)
                .at(name);
    }

    /** Something that does not exist. */
    public static Problem notFound(String detail) {
        return of(Response.Status.NOT_FOUND, "not-found", "There is no such thing", detail);
    }

    /** A caller who did not say who they are, or said it wrongly. */
    public static Problem unauthenticated(String kind, String title, String detail) {
        return of(Response.Status.UNAUTHORIZED, kind, title, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"crossdock\", charset=\"UTF-8\"");
    }

    /** The same problem, about a field. */
    public Problem at(String field) {
        return new Problem(type, title, status, detail, field, extensions, headers);
    }

    /** The same problem with a further member, unless that has no value. */
    public Problem with(String name, @Nullable Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        if (value != null) {
            more.put(name, value);
        }
        return new Problem(type, title, status, detail, pointer, more, headers);
    }

    /** The same problem with a header of the answer. */
    public Problem header(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, title, status, detail, pointer, extensions, more);
    }

    /** The same problem, which will pass: says when to try again. */
    public Problem passing() {
        return header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    /** The HTTP answer that carries this problem. */
    public Response response() {
        Response.ResponseBuilder response =
                Response.status(status).type(MEDIA_TYPE).entity(this);
        headers.forEach(response::header);
        return response.build();
    }

    /** Answers with this problem where no resource is asked. */
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach((name, value) -> response.setHeader(name, value.toString()));
        response.setContentType(MEDIA_TYPE);
        // As bytes: a REST runtime that asks us in the middle of its own answer has, or takes, the stream.
        response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(this));
    }
}
