package dev.crossdock.audit.web;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.audit.value.AuditQuery;
import dev.crossdock.audit.value.LogEnd;
import dev.crossdock.audit.value.RecordedAct;
import dev.crossdock.web.Page;
import dev.crossdock.web.Parameters;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The audit log, oldest first, with the hashes that chain it. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
public class AuditResource {

    @Inject
    AuditLog log;

    /** Acts of an action, an actor and a subject, each any when left out. */
    @GET
    public Page<RecordedAct> acts(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("action") @Nullable String action,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("subject") @Nullable String subject) {
        int size = Page.limit(limit);
        AuditQuery query = new AuditQuery(Parameters.oneOf("action", AuditAction.words(), action), actor, subject);
        return Page.of(log.after(query, Page.after(after), size + 1), size, RecordedAct::seq);
    }

    /** Where the log ends. */
    @GET
    @Path("end")
    public LogEnd end() {
        return log.end();
    }
}
