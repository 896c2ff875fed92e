package dev.crossdock.projection.web;

import dev.crossdock.group.GroupException;
import dev.crossdock.web.Problem;
import dev.crossdock.web.Problems;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.Response.Status;

/** What cannot be done with a group. */
@Dependent
public class GroupProblems extends Problems {

    GroupProblems() {
        answer(GroupException.class, GroupProblems::problem);
    }

    private static Problem problem(GroupException failure) {
        String detail = message(failure);
        return switch (failure.reason()) {
            case UNKNOWN -> Problem.notFound(detail);
            case UNSUPPORTED -> conflict("unsupported-action", "The group cannot do that", detail);
            case PAUSED -> conflict("group-paused", "The group stands still", detail);
            case REBUILDING -> conflict("rebuild-running", "One rebuild at a time", detail);
            case CORRECTION_REFUSED ->
                Problem.of(
                        Status.BAD_REQUEST,
                        "correction-refused",
                        "The group cannot process this value either",
                        detail + "; nothing was changed.");
            case UNAVAILABLE ->
                Problem.of(Status.SERVICE_UNAVAILABLE, "group-unavailable", "The group cannot be steered now", detail)
                        .passing();
        };
    }

    private static Problem conflict(String kind, String title, String detail) {
        return Problem.of(Status.CONFLICT, kind, title, detail);
    }
}
