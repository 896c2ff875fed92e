package dev.crossdock.projection.web;

import dev.crossdock.group.GroupException;
import dev.crossdock.web.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What cannot be done with a group, as answers that a caller can act on. */
@Provider
public class GroupProblems implements ExceptionMapper<GroupException> {

    @Override
    public Response toResponse(GroupException exception) {
        String detail = String.valueOf(exception.getMessage());
        return switch (exception.reason()) {
            case UNKNOWN -> Problem.notFound(detail).response();
            case UNSUPPORTED -> conflict("unsupported-action", "The group cannot do that", detail);
            case PAUSED -> conflict("group-paused", "The group stands still", detail);
            case REBUILDING -> conflict("rebuild-running", "One rebuild at a time", detail);
            case CORRECTION_REFUSED ->
                Problem.of(
                                Status.BAD_REQUEST,
                                "correction-refused",
                                "The group cannot process this value either",
                                detail + "; nothing was changed.")
                        .response();
            case UNAVAILABLE ->
                Problem.of(Status.SERVICE_UNAVAILABLE, "group-unavailable", "The group cannot be steered now", detail)
                        .passingResponse();
        };
    }

    private static Response conflict(String kind, String title, String detail) {
        return Problem.of(Status.CONFLICT, kind, title, detail).response();
    }
}
