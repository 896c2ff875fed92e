package dev.crossdock.projection.web;

import dev.crossdock.projection.RebuildRunningException;
import dev.crossdock.web.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a second rebuild of a group at the same time with 409. */
@Provider
public class RunningRebuilds implements ExceptionMapper<RebuildRunningException> {

    @Override
    public Response toResponse(RebuildRunningException exception) {
        return Problem.of(
                        Response.Status.CONFLICT,
                        "rebuild-running",
                        "One rebuild at a time",
                        String.valueOf(exception.getMessage()))
                .response();
    }
}
