package dev.crossdock.activity.web;

import dev.crossdock.activity.Activities;
import dev.crossdock.activity.CustomerSummary;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A customer at a glance. */
@Path("customers/{id}/summary")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPPORT_AGENT, Roles.FRAUD_ANALYST, Roles.OPERATOR})
public class SummaryResource {

    @Inject
    Activities activities;

    /** The summary. */
    @GET
    public CustomerSummary summary(@PathParam("id") String id) {
        return activities.summary(id).orElseThrow(() -> TimelineResource.unknown(id));
    }
}
