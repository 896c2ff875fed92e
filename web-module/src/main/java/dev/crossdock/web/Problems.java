package dev.crossdock.web;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What goes wrong in a room, as answers that a caller can act on; a bean that {@link UnexpectedErrors} asks. */
public abstract class Problems {

    private final Map<Class<?>, Function<Throwable, Problem>> answers = new HashMap<>();

    /** Answers failures of a type. */
    protected final <E extends Throwable> void answer(Class<E> type, Function<E, Problem> answer) {
        answers.put(type, failure -> answer.apply(type.cast(failure)));
    }

    /** Answers failures of a type with what their message says. */
    protected final void answer(
            Class<? extends Throwable> type, Response.StatusType status, String kind, String title) {
        answer(type, failure -> Problem.of(status, kind, title, message(failure)));
    }

    /** What a failure says. */
    protected static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    /** The answer to a failure as one of that type, if the room has one. */
    public final Optional<Problem> answer(Class<?> type, Throwable failure) {
        return Optional.ofNullable(answers.get(type)).map(answer -> answer.apply(failure));
    }
}
