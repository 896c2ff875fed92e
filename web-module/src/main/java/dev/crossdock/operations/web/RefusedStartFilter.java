package dev.crossdock.operations.web;

import dev.crossdock.contract.guard.Refusal;
import dev.crossdock.lifecycle.ApplicationState;
import dev.crossdock.web.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps everybody out of an application that did not start because a guard rail refused its contracts. */
@WebFilter("/api/*")
public class RefusedStartFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ApplicationState start;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (start.refusals().isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        problem(start.refusals()).send(response);
    }

    static Problem problem(List<Refusal> refusals) {
        return Problem.of(
                Response.Status.SERVICE_UNAVAILABLE,
                "contracts-refused",
                "The application did not start",
                refusals.stream().map(Refusal::toString).collect(Collectors.joining(" | ")));
    }
}
