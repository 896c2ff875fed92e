package dev.crossdock.identity.web;

import dev.crossdock.identity.ApiKeys;
import dev.crossdock.identity.Users;
import dev.crossdock.web.Page;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The API keys of machines, in an operator's hands. */
@Path("api-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public class ApiKeysResource {

    @Inject
    ApiKeys keys;

    @Inject
    Users users;

    /** Every key, without what could be presented as one. */
    @GET
    public Page<ApiKeys.KnownKey> all() {
        return Page.whole(keys.all());
    }

    /** Issues a key; the answer is the only place where it can be read. */
    @POST
    public Response issue(@QueryParam("user") @Nullable String user, @QueryParam("label") @Nullable String label) {
        if (user == null || !users.exists(user)) {
            throw new ProblemException(
                    Problem.parameter("user", "expected the name of an existing user, got '" + user + "'."));
        }
        if (label == null || label.isBlank()) {
            throw new ProblemException(
                    Problem.parameter("label", "expected a few words on what the key is for, got none."));
        }
        return Response.status(Response.Status.CREATED)
                .entity(keys.issue(user, label))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Makes a key useless. */
    @DELETE
    @Path("{id: \\d{1,18}}")
    public void revoke(@PathParam("id") long id) {
        if (!keys.revoke(id)) {
            throw new ProblemException(Problem.notFound("There is no API key " + id + "."));
        }
    }
}
