package dev.crossdock.web;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot do its work now from a mistake of ours. */
final class DatabaseProblem {

    private static final String DISK_FULL = "53100";

    private DatabaseProblem() {}

    /** The problem to answer with; empty if the database is not what is wrong. */
    static Optional<Problem> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && isPassing(refusal.getSQLState())) {
                return Optional.of(problem(
                        DISK_FULL.equals(refusal.getSQLState())
                                ? "Its disk is full: an operator has to make room."
                                : "It does not answer, or has too much to do."));
            }
        }
        return Optional.empty();
    }

    private static Problem problem(String reason) {
        return Problem.of(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "database-unavailable",
                        "The database cannot do its work now",
                        reason
                                + " What was asked for may not be done; send it again later, with the same Idempotency-Key"
                                + " if it has one.")
                .passing();
    }

    /**
     * Class 08: no connection; 53: no room, no memory, too many connections; 57P: it is being stopped or started; 58: its
     * disk fails. A pool that has no connection to give says nothing.
     */
    private static boolean isPassing(@Nullable String state) {
        return state == null || Stream.of("08", "53", "57P", "58").anyMatch(state::startsWith);
    }
}
