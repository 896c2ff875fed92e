package dev.crossdock.work.web;

import dev.crossdock.web.ActingResource;
import dev.crossdock.web.Page;
import dev.crossdock.web.Parameters;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import dev.crossdock.work.DeadJob;
import dev.crossdock.work.DeadJobs;
import dev.crossdock.work.JobKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Jobs that could not be done: look, correct, queue again. */
@Path("work/dead")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public class DeadJobsResource extends ActingResource {

    /** How many jobs were queued again. */
    public record RedrivenJobs(int jobs) {}

    @Inject
    DeadJobs jobs;

    /** Dead jobs in the order they were submitted, without their bodies. */
    @GET
    public Page<DeadJob> all(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int size = Page.limit(limit);
        return Page.of(jobs.page(kind(kind), after == null ? "" : after, size + 1), size, DeadJob::id);
    }

    /** One dead job with its body. */
    @GET
    @Path("{id}")
    public DeadJob job(@PathParam("id") String id) {
        return jobs.find(id).orElseThrow(() -> unknown(id));
    }

    /** Corrects what is to be done. */
    @PUT
    @Path("{id}/body")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeadJob edit(@PathParam("id") String id, InputStream body) throws IOException {
        if (!jobs.edit(actor(), id, JsonBody.read(body))) {
            throw unknown(id);
        }
        return job(id);
    }

    /** Queues one again. */
    @POST
    @Path("{id}/redrive")
    public Response redrive(@PathParam("id") String id) {
        if (!jobs.redrive(actor(), id)) {
            throw unknown(id);
        }
        return Response.accepted(new RedrivenJobs(1)).build();
    }

    /** Queues all again, or all of a kind. */
    @POST
    @Path("redrive")
    public Response redriveAll(@QueryParam("kind") @Nullable String kind) {
        return Response.accepted(new RedrivenJobs(jobs.redriveAll(actor(), kind(kind))))
                .build();
    }

    private static @Nullable JobKind kind(@Nullable String word) {
        return Parameters.choice("kind", JobKind.values(), JobKind::word, word);
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                Problem.notFound("There is no dead job '" + id + "'; GET /api/work/dead lists them."));
    }
}
