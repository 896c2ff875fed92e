package dev.crossdock.projection.web;

import dev.crossdock.group.ConsumerGroups;
import dev.crossdock.group.GroupAction;
import dev.crossdock.group.GroupPosition;
import dev.crossdock.group.GroupStatus;
import dev.crossdock.projection.ProjectionGroups;
import dev.crossdock.projection.value.RebuildReport;
import dev.crossdock.web.ActingResource;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Consumer groups: how they are, and what an operator does to them. */
@Path("consumer-groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR})
public class ConsumerGroupsResource extends ActingResource {

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
        return groups.status(name);
    }

    /** How far a group has come in each part of what it reads. */
    @GET
    @Path("{name}/positions")
    public Page<GroupPosition> positions(@PathParam("name") String name) {
        return Page.whole(groups.positions(name));
    }

    /** Makes a group stand still. */
    @POST
    @Path("{name}/pause")
    @RolesAllowed(Roles.OPERATOR)
    public GroupStatus pause(@PathParam("name") String name) {
        return perform(name, GroupAction.PAUSE);
    }

    /** Lets a group go on. */
    @POST
    @Path("{name}/resume")
    @RolesAllowed(Roles.OPERATOR)
    public GroupStatus resume(@PathParam("name") String name) {
        return perform(name, GroupAction.RESUME);
    }

    /** Lets what failed of a group try again. */
    @POST
    @Path("{name}/restart")
    @RolesAllowed(Roles.OPERATOR)
    public GroupStatus restart(@PathParam("name") String name) {
        return perform(name, GroupAction.RESTART);
    }

    /** Lets a group forget how far it has come and begin again. */
    @POST
    @Path("{name}/reset")
    @RolesAllowed(Roles.OPERATOR)
    public GroupStatus reset(@PathParam("name") String name) {
        return perform(name, GroupAction.RESET);
    }

    private GroupStatus perform(String name, GroupAction action) {
        groups.perform(name, action, actor());
        return groups.status(name);
    }

    /** Starts to rebuild a group from the start of its topic; the report tells how it goes. */
    @POST
    @Path("{name}/rebuild")
    @RolesAllowed(Roles.OPERATOR)
    public Response rebuild(@PathParam("name") String name) {
        groups.require(name, GroupAction.REBUILD);
        return Response.accepted(projections.startRebuild(name, actor())).build();
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
