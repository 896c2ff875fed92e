package dev.crossdock.projection.web;

import dev.crossdock.projection.GroupPausedException;
import dev.crossdock.web.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what a paused group cannot take with 409. */
@Provider
public class PausedGroups implements ExceptionMapper<GroupPausedException> {

    @Override
    public Response toResponse(GroupPausedException exception) {
        return Problem.of(
                        Response.Status.CONFLICT,
                        "group-paused",
                        "The group stands still",
                        String.valueOf(exception.getMessage()))
                .response();
    }
}
