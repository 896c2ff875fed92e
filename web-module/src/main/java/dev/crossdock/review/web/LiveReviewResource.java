package dev.crossdock.review.web;

import dev.crossdock.review.live.LastCheck;
import dev.crossdock.review.live.LiveCheck;
import dev.crossdock.review.live.LiveFindings;
import dev.crossdock.review.live.LiveFindings.State;
import dev.crossdock.review.live.StoredFinding;
import dev.crossdock.web.Page;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs, held against what was declared. */
@Path("reviews/live")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR})
public class LiveReviewResource {

    private static final Map<String, State> STATES =
            Map.of("open", State.OPEN, "resolved", State.RESOLVED, "all", State.ALL);

    @Inject
    LiveFindings findings;

    @Inject
    LiveCheck check;

    /** Findings, oldest first; the open ones unless another state is asked for. */
    @GET
    public LiveReview findings(
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        State wanted = STATES.get(state == null ? "open" : state);
        if (wanted == null) {
            throw new ProblemException(
                    Problem.parameter("state", "expected open, resolved or all, got '" + state + "'."));
        }
        int size = Page.limit(limit);
        Page<StoredFinding> page = Page.of(findings.page(wanted, Page.after(after), size + 1), size, StoredFinding::id);
        return new LiveReview(
                page.items(), page.next(), findings.open(), findings.last().orElse(null));
    }

    /** Checks at once instead of in a few seconds; answers when it is done. */
    @POST
    @Path("run")
    @RolesAllowed(Roles.OPERATOR)
    public LastCheck run() {
        return check.run()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        Response.Status.CONFLICT,
                        "review-running",
                        "One check at a time",
                        "Another instance is checking; GET /api/reviews/live has its findings in a few seconds.")));
    }
}
