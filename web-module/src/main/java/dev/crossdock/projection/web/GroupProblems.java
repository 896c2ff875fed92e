package dev.crossdock.projection.web;

import dev.crossdock.group.UnknownGroupException;
import dev.crossdock.group.UnsupportedActionException;
import dev.crossdock.projection.CorrectionRefusedException;
import dev.crossdock.projection.GroupPausedException;
import dev.crossdock.projection.RebuildRunningException;
import dev.crossdock.web.Problem;
import dev.crossdock.web.Problems;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.Response.Status;

/** What goes wrong with consumer groups. */
@Dependent
public class GroupProblems extends Problems {

    GroupProblems() {
        answer(UnknownGroupException.class, e -> Problem.notFound(message(e)));
        answer(UnsupportedActionException.class, Status.CONFLICT, "unsupported-action", "The group cannot do that");
        answer(GroupPausedException.class, Status.CONFLICT, "group-paused", "The group stands still");
        answer(RebuildRunningException.class, Status.CONFLICT, "rebuild-running", "One rebuild at a time");
        answer(
                CorrectionRefusedException.class,
                e -> Problem.of(
                        Status.BAD_REQUEST,
                        "correction-refused",
                        "The group cannot process this value either",
                        e.getMessage() + "; nothing was changed."));
    }
}
