package dev.crossdock.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/** Gives the errors of the JAX-RS runtime itself, such as 404, 405 and 415, the form of a problem. */
@Provider
public class HttpErrors implements ExceptionMapper<WebApplicationException> {

    @Context
    SecurityContext caller;

    @Override
    public Response toResponse(WebApplicationException exception) {
        Response response = exception.getResponse();
        if (response.hasEntity() || response.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
            return response;
        }
        // Payara checks @RolesAllowed before our own guard and does not tell strangers from callers without a role.
        if (response.getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()
                || (response.getStatus() == Response.Status.FORBIDDEN.getStatusCode()
                        && caller.getUserPrincipal() == null)) {
            return DefaultDeny.signInFirst().response();
        }
        return Response.fromResponse(response)
                .type(Problem.MEDIA_TYPE)
                .entity(problem(response))
                .build();
    }

    static Problem problem(Response response) {
        String reason = response.getStatusInfo().getReasonPhrase();
        String detail = switch (response.getStatus()) {
            case 404 -> "There is nothing at this address; /openapi lists what there is.";
            case 405 -> "This address does not take the method; it takes: " + response.getHeaderString("Allow") + ".";
            case 406 -> "This address answers with application/json only; send Accept: application/json.";
            case 415 -> "This address does not read that Content-Type; /openapi lists the ones it reads.";
            default -> "The request could not be answered: " + reason + ".";
        };
        String kind = reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return Problem.of(response.getStatusInfo(), kind, reason, detail);
    }
}
