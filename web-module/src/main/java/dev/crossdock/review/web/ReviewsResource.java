package dev.crossdock.review.web;

import dev.crossdock.contract.ContractProblem;
import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.review.Report;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
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
import java.util.List;

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
    public Report review(InputStream description) throws IOException {
        byte[] content = description.readNBytes(Contracts.LIMIT + 1);
        if (content.length > Contracts.LIMIT) {
            throw new ProblemException(problem(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "workload-too-large",
                    "The workload description is too large",
                    List.of(new ContractProblem(
                            "",
                            "is more than " + Contracts.LIMIT
                                    + " bytes; a description is a few hundred lines at most"))));
        }
        try {
            return reviewer.review(content);
        } catch (InvalidContractException e) {
            throw new ProblemException(invalid(e));
        }
    }

    static Problem invalid(InvalidContractException e) {
        return problem(
                Response.Status.BAD_REQUEST,
                "invalid-workload",
                "The workload description cannot be reviewed",
                e.problems());
    }

    private static Problem problem(Response.Status status, String kind, String title, List<ContractProblem> errors) {
        ContractProblem first = errors.get(0);
        return Problem.of(status, kind, title, first.toString())
                .at(first.pointer())
                .with("errors", errors);
    }
}
