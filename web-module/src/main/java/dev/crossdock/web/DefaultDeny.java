package dev.crossdock.web;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;

/** Guards every resource method with the roles it declares; one that declares none answers nobody. */
@Provider
public class DefaultDeny implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        context.register(new RoleGuard(allowed(method, resource.getResourceClass())));
    }

    static Set<String> allowed(Method method, Class<?> type) {
        if (method.isAnnotationPresent(DenyAll.class)) {
            return Set.of();
        }
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        if (roles == null) {
            roles = type.getAnnotation(RolesAllowed.class);
        }
        return roles == null ? Set.of() : Set.of(roles.value());
    }

    /** The answer to a caller who did not say who they are. */
    static Problem signInFirst() {
        return Problem.unauthenticated(
                "unauthenticated",
                "Sign in first",
                "Send HTTP basic credentials, or an API key as 'Authorization: Bearer KEY'.");
    }

    /** Lets a request pass if its caller has one of the roles. */
    @Priority(Priorities.AUTHORIZATION)
    static final class RoleGuard implements ContainerRequestFilter {

        private final Set<String> roles;

        RoleGuard(Set<String> roles) {
            this.roles = new TreeSet<>(roles);
        }

        @Override
        public void filter(ContainerRequestContext request) {
            SecurityContext caller = request.getSecurityContext();
            if (caller.getUserPrincipal() == null) {
                request.abortWith(signInFirst().response());
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
}
