package dev.crossdock.work.web;

import dev.crossdock.web.ActingResource;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import dev.crossdock.work.Job;
import dev.crossdock.work.JobKind;
import dev.crossdock.work.Jobs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Takes jobs in and tells how far they are. */
@Path("work")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WorkResource extends ActingResource {

    /**
     * What a sender is told.
     *
     * @param id asks for its state
     * @param self where
     */
    public record AcceptedJob(String id, String kind, String self) {}

    private static final int MAX_KEY_LENGTH = 200;

    @Inject
    Jobs jobs;

    /** Accepts a job; a repetition of the same key and body is answered with the same job. */
    @POST
    @Path("{kind}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PRODUCER, Roles.DATA_ENGINEER, Roles.OPERATOR})
    public Response submit(
            @PathParam("kind") String kind, @HeaderParam("Idempotency-Key") @Nullable String key, InputStream body)
            throws IOException {
        JobKind known = JobKind.of(kind)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "There is no kind of work '" + kind + "'; there are " + JobKind.words() + ".")));
        checkKey(key);
        String id = jobs.submit(actor(), known, JsonBody.read(body), key);
        URI self = URI.create("/api/work/" + id);
        return Response.status(Response.Status.ACCEPTED)
                .location(self)
                .entity(new AcceptedJob(id, known.word(), self.toString()))
                .build();
    }

    private static void checkKey(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > MAX_KEY_LENGTH || key.indexOf(0) >= 0)) {
            throw new ProblemException(
                    Problem.parameter("Idempotency-Key", "expected 1 to " + MAX_KEY_LENGTH + " characters."));
        }
    }

    /** A job's state and history. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PRODUCER, Roles.DATA_ENGINEER, Roles.OPERATOR, Roles.AUDITOR})
    public Job job(@PathParam("id") String id) {
        return jobs.find(id).orElseThrow(() -> new ProblemException(Problem.notFound("There is no job '" + id + "'.")));
    }
}
