package dev.crossdock.operations.web;

import dev.crossdock.operations.Node;
import dev.crossdock.operations.Nodes;
import dev.crossdock.web.Page;
import dev.crossdock.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The instances of the application and what each of them reads. */
@Path("nodes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR})
public class NodesResource {

    @Inject
    Nodes nodes;

    /** Every instance that was seen within a day, by name. */
    @GET
    public Page<Node> all() {
        return Page.whole(nodes.all());
    }
}
