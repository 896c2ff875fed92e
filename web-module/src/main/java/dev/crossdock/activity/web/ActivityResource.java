package dev.crossdock.activity.web;

import dev.crossdock.activity.Activities;
import dev.crossdock.activity.ActivityPage;
import dev.crossdock.activity.ActivityQuery;
import dev.crossdock.activity.TextIndexUnavailableException;
import dev.crossdock.activity.TooManyCustomersException;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Everybody's activity, searched by any combination of fields. */
@Path("activity")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPPORT_AGENT, Roles.FRAUD_ANALYST, Roles.OPERATOR})
public class ActivityResource {

    @Inject
    Activities activities;

    /** A part of the activity that fits, and how much there is. */
    @GET
    public ActivityPage search(@BeanParam ActivityParameters parameters) {
        ActivityQuery query = parameters.query();
        try {
            return activities.search(query);
        } catch (TooManyCustomersException e) {
            throw new ProblemException(Problem.parameter("email", String.valueOf(e.getMessage())));
        } catch (TextIndexUnavailableException e) {
            throw new ProblemException(Problem.of(
                    Response.Status.SERVICE_UNAVAILABLE,
                    "text-search-unavailable",
                    "Words cannot be searched at the moment",
                    e.getMessage() + "; leave 'text' and 'category' out, or try again when OpenSearch is back."));
        }
    }
}
