package dev.crossdock.work.web;

import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.web.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what only the broker knows while it is away. */
@Provider
public class BrokerAway implements ExceptionMapper<BrokerUnavailableException> {

    @Override
    public Response toResponse(BrokerUnavailableException exception) {
        return Problem.of(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "broker-unavailable",
                        "The broker does not answer",
                        "Jobs are accepted all the same and begin when it is back: " + exception.getMessage())
                .passingResponse();
    }
}
