package dev.crossdock.customer.web;

import dev.crossdock.customer.CustomerProfile;
import dev.crossdock.customer.Customers;
import dev.crossdock.customer.ProfileChange;
import dev.crossdock.erasure.Certificate;
import dev.crossdock.erasure.Erasures;
import dev.crossdock.erasure.Erasures.Unknown;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Identifier;
import dev.crossdock.web.ActingResource;
import dev.crossdock.web.Page;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers as the support projection knows them, and how they became so. */
@Path("customers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPPORT_AGENT, Roles.FRAUD_ANALYST, Roles.OPERATOR})
public class CustomersResource extends ActingResource {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_REASON_LENGTH = 500;

    @Inject
    Customers customers;

    @Inject
    Erasures erasures;

    /** Customers with this e-mail address. */
    @GET
    public Page<CustomerProfile> byEmail(
            @QueryParam("email") @Nullable String email,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        if (email == null || email.isBlank()) {
            throw new ProblemException(Problem.parameter(
                    "email", "expected an e-mail address to search for, as in ?email=a@example.org."));
        }
        int size = Page.limit(limit);
        return Page.of(customers.byEmail(email.strip(), after, size + 1), size, CustomerProfile::customerId);
    }

    /** One customer. */
    @GET
    @Path("{id}")
    public CustomerProfile byId(@PathParam("id") String id) {
        return customers.byId(id).orElseThrow(() -> unknown(id));
    }

    /** What changed about a customer, oldest first. */
    @GET
    @Path("{id}/history")
    public Page<ProfileChange> history(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int size = Page.limit(limit);
        long afterRevision = Page.after(after);
        List<ProfileChange> changes = customers.history(id, afterRevision, size + 1);
        if (changes.isEmpty() && customers.byId(id).isEmpty()) {
            throw unknown(id);
        }
        return Page.of(changes, size, ProfileChange::revision);
    }

    /**
     * Erases a customer everywhere. The answer is the certificate: 200 once every store has confirmed, 202 with where to
     * look again while some have not. Erased once more, the same certificate.
     */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    public Response erase(
            @PathParam("id") String id,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("force") @DefaultValue("false") boolean force) {
        check(id, reason);
        Certificate certificate =
                erasures.erase(new CustomerId(id), actor(), reason, force ? Unknown.ERASE : Unknown.REFUSE, TIMEOUT);
        return certificate.isComplete()
                ? Response.ok(certificate).build()
                : Response.accepted(certificate)
                        .location(URI.create("erasures/" + certificate.id()))
                        .build();
    }

    private static void check(String id, @Nullable String reason) {
        if (!Identifier.isValid(id)) {
            throw new ProblemException(Problem.parameter(
                    "id", "expected at most " + Identifier.MAX_LENGTH + " characters, got " + id.length() + "."));
        }
        if (reason != null && reason.length() > MAX_REASON_LENGTH) {
            throw new ProblemException(Problem.parameter(
                    "reason", "expected at most " + MAX_REASON_LENGTH + " characters, got " + reason.length() + "."));
        }
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Problem.notFound(
                "No customer '" + id + "' is known here; check the id, or whether support-projection lags behind."));
    }
}
