package dev.crossdock.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;

/**
 * Answers what nobody foresaw with 500 and a reference into the log, never with a stack trace; with 503 if it is the
 * database that cannot do its work.
 */
@Provider
public class UnexpectedErrors implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(UnexpectedErrors.class.getName());

    @Override
    public Response toResponse(Throwable exception) {
        return DatabaseProblem.of(exception)
                .map(problem -> later(problem, exception))
                .orElseGet(() -> unexpected(exception));
    }

    private static Response later(Problem problem, Throwable exception) {
        LOG.log(System.Logger.Level.WARNING, "request.refused {0} {1}", problem.detail(), exception.getMessage());
        return problem.passingResponse();
    }

    private static Response unexpected(Throwable exception) {
        String reference = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "request.failed reference=" + reference, exception);
        return Problem.of(
                        Response.Status.INTERNAL_SERVER_ERROR,
                        "unexpected",
                        "The request failed on our side",
                        "Try again; if it stays, tell an operator the reference " + reference + ".")
                .response();
    }
}
