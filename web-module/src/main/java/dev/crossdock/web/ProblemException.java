package dev.crossdock.web;

import jakarta.ws.rs.WebApplicationException;

/** Ends a request with a problem. */
public class ProblemException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    /** Answers with this problem. */
    public ProblemException(Problem problem) {
        super(problem.detail(), problem.response());
    }
}
