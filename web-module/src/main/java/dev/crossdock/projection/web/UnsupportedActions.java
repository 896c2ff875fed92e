package dev.crossdock.projection.web;

import dev.crossdock.group.UnsupportedActionException;
import dev.crossdock.web.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what a group of its kind cannot do with 409 and what it can. */
@Provider
public class UnsupportedActions implements ExceptionMapper<UnsupportedActionException> {

    @Override
    public Response toResponse(UnsupportedActionException exception) {
        return Problem.of(
                        Response.Status.CONFLICT,
                        "unsupported-action",
                        "The group cannot do that",
                        String.valueOf(exception.getMessage()))
                .response();
    }
}
