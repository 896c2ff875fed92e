package dev.crossdock.activity.web;

import dev.crossdock.activity.Agreement;
import dev.crossdock.activity.IndexAgreement;
import dev.crossdock.activity.TextIndexUnavailableException;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Whether the index and the table of activity agree. */
@Path("activity/agreement")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR})
public class AgreementResource {

    @Inject
    IndexAgreement agreement;

    /** Compares all of both, which takes about a minute for some million activities. */
    @POST
    public Agreement compare() throws InterruptedException {
        try {
            return agreement.check();
        } catch (TextIndexUnavailableException e) {
            throw new ProblemException(Problem.of(
                    Response.Status.SERVICE_UNAVAILABLE,
                    "text-search-unavailable",
                    "The index cannot be read at the moment",
                    e.getMessage() + "; try again when OpenSearch is back."));
        }
    }
}
