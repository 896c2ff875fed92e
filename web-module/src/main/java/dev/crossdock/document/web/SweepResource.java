package dev.crossdock.document.web;

import dev.crossdock.document.StoreUnavailableException;
import dev.crossdock.document.SweepReport;
import dev.crossdock.document.Sweeper;
import dev.crossdock.document.Sweeper.Mode;
import dev.crossdock.web.ActingResource;
import dev.crossdock.web.Parameters;
import dev.crossdock.web.Problem;
import dev.crossdock.web.ProblemException;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Sweeps of the object store: what the last one found, and another one now. */
@Path("documents/sweep")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SweepResource extends ActingResource {

    @Inject
    Sweeper sweeper;

    /** The last report. */
    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR})
    public SweepReport last() {
        return sweeper.reports(1).stream()
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.notFound(
                                        "There was no sweep yet; POST /api/documents/sweep?dryRun=true makes one that removes nothing.")));
    }

    /** Sweeps now; a dry run tells what would go. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    public SweepReport sweep(
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, @QueryParam("grace") @Nullable String grace)
            throws StoreUnavailableException {
        return sweeper.sweep(actor(), dryRun ? Mode.DRY_RUN : Mode.REMOVE, Parameters.duration("grace", "24h", grace))
                .orElseThrow(() -> new ProblemException(Problem.of(
                        Response.Status.CONFLICT,
                        "sweep-running",
                        "A sweep is under way",
                        "Ask for its report in a moment, with GET /api/documents/sweep.")));
    }
}
