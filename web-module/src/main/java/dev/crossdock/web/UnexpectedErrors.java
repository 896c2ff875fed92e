package dev.crossdock.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers failures as their room does; what nobody foresaw with 500 and a reference into the log, never with a stack
 * trace; with 503 if it is the database that cannot do its work.
 */
@Provider
public class UnexpectedErrors implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(UnexpectedErrors.class.getName());

    private volatile @Nullable List<Problems> rooms;

    @Override
    public Response toResponse(Throwable exception) {
        return foreseen(rooms(), exception)
                .orElseGet(() -> unexpected(exception))
                .response();
    }

    /** Looked up, since not every server injects into its providers. */
    private List<Problems> rooms() {
        List<Problems> known = rooms;
        if (known == null) {
            known = CDI.current().select(Problems.class).stream().toList();
            rooms = known;
        }
        return known;
    }

    /** The answer of the room that knows the most specific type of it, or what is the same in all rooms. */
    static Optional<Problem> foreseen(List<Problems> rooms, Throwable exception) {
        return Stream.<Class<?>>iterate(exception.getClass(), type -> type != null, Class::getSuperclass)
                .flatMap(type -> rooms.stream().flatMap(room -> room.answer(type, exception).stream()))
                .findFirst()
                .or(() -> refused(exception));
    }

    private static Optional<Problem> refused(Throwable exception) {
        Optional<Problem> refused = exception instanceof IOException
                ? Optional.of(Problem.of(
                        Response.Status.BAD_REQUEST,
                        "incomplete-content",
                        "The content broke off",
                        "The connection ended before all of the content came; send it again."))
                : DatabaseProblem.of(exception);
        refused.ifPresent(problem -> LOG.log(
                System.Logger.Level.WARNING, "request.refused {0} {1}", problem.detail(), exception.getMessage()));
        return refused;
    }

    private static Problem unexpected(Throwable exception) {
        String reference = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "request.failed reference=" + reference, exception);
        return Problem.of(
                Response.Status.INTERNAL_SERVER_ERROR,
                "unexpected",
                "The request failed on our side",
                "Try again; if it stays, tell an operator the reference " + reference + ".");
    }
}
