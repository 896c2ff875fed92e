package dev.crossdock.work.web;

import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.web.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what only the broker knows while it is away. */
@Provider
public class BrokerAway implements ExceptionMapper<BrokerUnavailableException> {

    private static final String RETRY_AFTER_SECONDS = "5";

    @Override
    public Response toResponse(BrokerUnavailableException exception) {
        Problem problem = Problem.of(
                Response.Status.SERVICE_UNAVAILABLE,
                "broker-unavailable",
                "The broker does not answer",
                "Jobs are accepted all the same and begin when it is back: " + exception.getMessage());
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
