package dev.crossdock.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
import java.util.TreeSet;

/** Lets a request pass if its caller has one of the roles. */
@Priority(Priorities.AUTHORIZATION)
class RoleGuard implements ContainerRequestFilter {

    private final Set<String> roles;

    RoleGuard(Set<String> roles) {
        this.roles = new TreeSet<>(roles);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        SecurityContext caller = request.getSecurityContext();
        if (caller.getUserPrincipal() == null) {
            request.abortWith(Unauthenticated.response());
        } else if (roles.stream().noneMatch(caller::isUserInRole)) {
            request.abortWith(forbidden().response());
        }
    }

    private Problem forbidden() {
        return Problem.of(
                Response.Status.FORBIDDEN,
                "forbidden",
                "Your roles do not allow this",
                roles.isEmpty()
                        ? "Nobody may call this."
                        : "It takes one of the roles " + String.join(", ", roles) + ".");
    }
}
