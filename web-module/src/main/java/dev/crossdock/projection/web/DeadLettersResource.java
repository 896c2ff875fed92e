package dev.crossdock.projection.web;

import dev.crossdock.projection.DeadLetter;
import dev.crossdock.projection.DeadLetterId;
import dev.crossdock.projection.Redrive;
import dev.crossdock.projection.RedriveResult;
import dev.crossdock.web.ActingResource;
import dev.crossdock.web.Page;
import dev.crossdock.web.Parameters;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
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

/** What a consumer group could not process: look, correct, offer it to the group again. */
@Path("consumer-groups/{name}/dead-letters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public class DeadLettersResource extends ActingResource {

    /** As Kafka takes records. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_REASON_LENGTH = 500;

    @Inject
    Redrive redrive;

    @PathParam("name")
    String group = "";

    /** The letters that wait, in the order of their topics; what they say is masked. */
    @GET
    public Page<DeadLetter> all(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        Redrive.Listing some = redrive.page(group, after(after), Page.limit(limit));
        return new Page<>(some.letters(), some.next());
    }

    /** One letter; what it says is masked. */
    @GET
    @Path("{id}")
    public DeadLetter letter(@PathParam("id") String id) {
        return redrive.find(group, id(id)).orElseThrow(() -> unknown(id));
    }

    /** One letter in clear, for somebody who says why. */
    @POST
    @Path("{id}/unmask")
    public DeadLetter unmask(@PathParam("id") String id, @QueryParam("reason") @Nullable String reason) {
        try {
            return redrive.unmask(actor(), group, id(id), reason(reason)).orElseThrow(() -> unknown(id));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.parameter("reason", String.valueOf(e.getMessage())));
        }
    }

    /** Gives a letter another value; the body is the whole value. */
    @PUT
    @Path("{id}/value")
    @Consumes(MediaType.WILDCARD)
    public DeadLetter correct(@PathParam("id") String id, InputStream body) throws IOException {
        byte[] value = body.readNBytes(MAX_BYTES + 1);
        if (value.length > MAX_BYTES) {
            throw new ProblemException(Problem.of(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "value-too-large",
                    "The value is too large",
                    "The limit is " + MAX_BYTES + " bytes, as for every record."));
        }
        if (!redrive.correct(actor(), group, id(id), value)) {
            throw unknown(id);
        }
        return letter(id);
    }

    /** Offers one letter to the group again. */
    @POST
    @Path("{id}/redrive")
    public RedriveResult redrive(@PathParam("id") String id) {
        return redrive.redrive(actor(), group, id(id)).orElseThrow(() -> unknown(id));
    }

    /** Offers the next letters to the group again, some hundred at once; {@code next} says where to go on. */
    @POST
    @Path("redrive")
    public RedriveResult redriveNext(@QueryParam("after") @Nullable String after) {
        return redrive.redriveNext(actor(), group, after(after));
    }

    private static String reason(@Nullable String reason) {
        String typed = reason == null ? "" : reason.strip();
        if (typed.length() > MAX_REASON_LENGTH || typed.indexOf('\0') >= 0) {
            throw new ProblemException(Problem.parameter(
                    "reason", "expected at most " + MAX_REASON_LENGTH + " characters, got " + typed.length() + "."));
        }
        return typed;
    }

    private static @Nullable DeadLetterId after(@Nullable String after) {
        return after == null
                ? null
                : DeadLetterId.of(after)
                        .orElseThrow(() -> Parameters.problem("after", "the 'next' of the page before", after));
    }

    private DeadLetterId id(String id) {
        return DeadLetterId.of(id).orElseThrow(() -> unknown(id));
    }

    private ProblemException unknown(String id) {
        return new ProblemException(Problem.notFound("No dead letter '" + id + "' of '" + group
                + "' waits; it was settled, has expired or moved. GET /api/consumer-groups/" + group
                + "/dead-letters lists them."));
    }
}
