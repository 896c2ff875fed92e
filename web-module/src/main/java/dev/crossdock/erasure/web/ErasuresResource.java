package dev.crossdock.erasure.web;

import dev.crossdock.erasure.Certificate;
import dev.crossdock.erasure.ErasureRegister;
import dev.crossdock.web.Page;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Certificates of erasure; {@code DELETE /api/customers/{id}} begins one. */
@Path("erasures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
public class ErasuresResource {

    @Inject
    ErasureRegister register;

    /** Certificates, newest first. */
    @GET
    public Page<Certificate> all(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        int size = Page.limit(limit);
        long before = after == null ? Long.MAX_VALUE : Page.after(after);
        return Page.of(register.before(before, size + 1), size, Certificate::id);
    }

    /** One certificate. */
    @GET
    @Path("{id: \\d{1,18}}")
    public Certificate one(@PathParam("id") long id) {
        return register.find(id)
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("There is no erasure " + id + "; GET /api/erasures lists them.")));
    }
}
