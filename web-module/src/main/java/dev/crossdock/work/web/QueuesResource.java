package dev.crossdock.work.web;

import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.web.ActingResource;
import dev.crossdock.web.Page;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import dev.crossdock.work.WorkQueue;
import dev.crossdock.work.WorkQueues;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Queues of background work: how they are, pause and resume. */
@Path("work/queues")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR})
public class QueuesResource extends ActingResource {

    @Inject
    WorkQueues queues;

    /** Every queue. */
    @GET
    public Page<WorkQueue> all() throws BrokerUnavailableException {
        return Page.whole(queues.all());
    }

    /** One queue. */
    @GET
    @Path("{name}")
    public WorkQueue named(@PathParam("name") String name) throws BrokerUnavailableException {
        return queues.all().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /** Lets the workers of a queue stand still. */
    @POST
    @Path("{name}/pause")
    @RolesAllowed(Roles.OPERATOR)
    public WorkQueue pause(@PathParam("name") String name) throws BrokerUnavailableException {
        return steered(queues.pause(actor(), name), name);
    }

    /** Lets the workers of a queue go on. */
    @POST
    @Path("{name}/resume")
    @RolesAllowed(Roles.OPERATOR)
    public WorkQueue resume(@PathParam("name") String name) throws BrokerUnavailableException {
        return steered(queues.resume(actor(), name), name);
    }

    private WorkQueue steered(boolean done, String name) throws BrokerUnavailableException {
        if (!done) {
            throw unknown(name);
        }
        return named(name);
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(
                Problem.notFound("There is no queue of work '" + name + "'; GET /api/work/queues lists them."));
    }
}
