package dev.crossdock.activity.web;

import dev.crossdock.activity.Activities;
import dev.crossdock.activity.ActivityPage;
import dev.crossdock.activity.ActivityQuery;
import dev.crossdock.activity.ActivityRecords;
import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.web.Page;
import dev.crossdock.web.Parameters;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one customer did, the newest first. */
@Path("customers/{id}/timeline")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPPORT_AGENT, Roles.FRAUD_ANALYST, Roles.OPERATOR})
public class TimelineResource {

    @Inject
    Activities activities;

    /** A part of the timeline. */
    @GET
    public ActivityPage timeline(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("type") @Nullable String type,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        Instant first = Parameters.moment("from", from);
        Instant end = Parameters.moment("to", to);
        Parameters.inOrder(first, end);
        ActivityPage page = activities.page(new ActivityQuery(
                new ActivityFilter(
                        Set.of(id),
                        null,
                        Parameters.oneOf("type", ActivityRecords.types(), type),
                        first,
                        end,
                        null,
                        null,
                        null),
                null,
                null,
                ActivitySort.NEWEST_FIRST,
                ActivityParameters.after(ActivitySort.NEWEST_FIRST, after),
                Page.limit(limit)));
        if (page.items().isEmpty() && !activities.isKnown(id)) {
            throw unknown(id);
        }
        return page;
    }

    /** The answer to who asks for somebody of whom nothing is known. */
    static ProblemException unknown(String id) {
        return new ProblemException(Problem.notFound("Nothing of a customer '" + id
                + "' is known here; check the id, or whether support-projection lags behind."));
    }
}
