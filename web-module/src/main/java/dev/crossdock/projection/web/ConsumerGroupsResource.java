package dev.crossdock.projection.web;

import dev.crossdock.group.ConsumerGroups;
import dev.crossdock.group.GroupAction;
import dev.crossdock.group.GroupStatus;
import dev.crossdock.projection.ProjectionGroups;
import dev.crossdock.projection.value.RebuildReport;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** Consumer groups: how they are, and what an operator does to them. */
@Path("consumer-groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR})
public class ConsumerGroupsResource {

    @Inject
    ConsumerGroups groups;

    @Inject
    ProjectionGroups projections;

    /** Every group. */
    @GET
    public Page<GroupStatus> all() {
        return Page.whole(groups.all());
    }

    /** One group. */
    @GET
    @Path("{name}")
    public GroupStatus named(@PathParam("name") String name) {
        return groups.named(name)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "There is no consumer group '" + name + "'; GET /api/consumer-groups lists them.")));
    }

    /** Makes a group stand still. */
    @POST
    @Path("{name}/pause")
    @RolesAllowed(Roles.OPERATOR)
    public GroupStatus pause(@PathParam("name") String name, @Context SecurityContext caller) {
        groups.perform(name, GroupAction.PAUSE, caller.getUserPrincipal().getName());
        return named(name);
    }

    /** Lets a group go on. */
    @POST
    @Path("{name}/resume")
    @RolesAllowed(Roles.OPERATOR)
    public GroupStatus resume(@PathParam("name") String name, @Context SecurityContext caller) {
        groups.perform(name, GroupAction.RESUME, caller.getUserPrincipal().getName());
        return named(name);
    }

    /** Starts to rebuild a group from the start of its topic; the report tells how it goes. */
    @POST
    @Path("{name}/rebuild")
    @RolesAllowed(Roles.OPERATOR)
    public Response rebuild(@PathParam("name") String name, @Context SecurityContext caller) {
        groups.require(name, GroupAction.REBUILD);
        return Response.accepted(
                        projections.startRebuild(name, caller.getUserPrincipal().getName()))
                .build();
    }

    /** The newest rebuild reports of a group. */
    @GET
    @Path("{name}/rebuilds")
    public Page<RebuildReport> rebuilds(@PathParam("name") String name) {
        return Page.whole(projections.rebuilds(name));
    }

    /** One rebuild report. */
    @GET
    @Path("{name}/rebuilds/{id: \\d{1,18}}")
    public RebuildReport rebuild(@PathParam("name") String name, @PathParam("id") long id) {
        return projections
                .rebuild(name, id)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Consumer group '" + name + "' has no rebuild " + id + " among its newest 50.")));
    }
}
