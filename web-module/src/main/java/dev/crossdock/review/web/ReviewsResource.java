package dev.crossdock.review.web;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.web.Problem;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Reviews of workloads that somebody describes. */
@Path("reviews")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR})
public class ReviewsResource {

    @Inject
    Reviewer reviewer;

    /** Reviews a description; nothing is stored. */
    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/plain", MediaType.APPLICATION_JSON})
    public Response review(InputStream description) throws IOException {
        byte[] content = description.readNBytes(Contracts.LIMIT + 1);
        if (content.length > Contracts.LIMIT) {
            return refused(InvalidDescription.tooLarge());
        }
        try {
            return Response.ok(reviewer.review(content)).build();
        } catch (InvalidContractException e) {
            return refused(InvalidDescription.of(e));
        }
    }

    private static Response refused(InvalidDescription problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
