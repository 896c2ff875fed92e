package dev.crossdock.web;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** A resource that does something in its caller's name. */
public abstract class ActingResource {

    @Context
    SecurityContext caller;

    /** Who calls. */
    protected String actor() {
        return caller.getUserPrincipal().getName();
    }
}
