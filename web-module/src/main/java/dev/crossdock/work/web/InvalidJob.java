package dev.crossdock.work.web;

import dev.crossdock.web.Problem;
import dev.crossdock.work.InvalidField;
import dev.crossdock.work.InvalidJobException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * The problem (RFC 9457) of a job that cannot be accepted.
 *
 * @param detail the first error in words
 * @param pointer the JSON pointer of the first error
 * @param errors all errors
 */
public record InvalidJob(
        String type, String title, int status, String detail, String pointer, List<InvalidField> errors) {

    private static final int BAD_REQUEST = 400;

    static Response response(InvalidJobException e) {
        InvalidField first = e.fields().get(0);
        InvalidJob problem = new InvalidJob(
                "urn:crossdock:problem:invalid-job",
                "The job cannot be accepted",
                BAD_REQUEST,
                String.valueOf(e.getMessage()),
                first.pointer(),
                e.fields());
        return Response.status(BAD_REQUEST)
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
