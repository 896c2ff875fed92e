package dev.crossdock.event.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.event.EventError;
import dev.crossdock.event.Outcome;
import dev.crossdock.event.Outcome.Accepted;
import dev.crossdock.event.Outcome.Rejected;
import dev.crossdock.event.Outcome.TooLarge;
import dev.crossdock.event.Outcome.Unavailable;
import dev.crossdock.event.value.EventId;
import dev.crossdock.web.Problem;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a sender is told: the place of an accepted event, or a problem (RFC 9457) with the pointer of the offending field and the guard rail that refused it. */
final class Answers {

    private Answers() {}

    /** Where an accepted event stands. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Place(
            int status,
            String id,
            String source,
            String topic,
            int partition,
            long offset,
            boolean duplicate,
            @Nullable Boolean differs,
            @Nullable String detail) {}

    /** One thing wrong with an event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record InvalidField(
            String pointer, String detail, @Nullable String rule) {}

    static Object answer(Outcome outcome) {
        if (outcome instanceof Accepted accepted) {
            return accepted(accepted);
        }
        if (outcome instanceof Rejected rejected) {
            return invalid(rejected.event(), rejected.errors());
        }
        if (outcome instanceof TooLarge large) {
            Problem problem = Problem.of(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "event-too-large",
                    "The event is too large",
                    "the event has " + large.bytes() + " bytes, the limit is " + large.limit() + "; "
                            + GuardRail.PAYLOAD_OVER_CONTRACT.remedy());
            return named(large.event(), problem.with("rule", GuardRail.PAYLOAD_OVER_CONTRACT.id()));
        }
        Unavailable unavailable = (Unavailable) outcome;
        return named(
                unavailable.event(),
                Problem.of(
                        Status.SERVICE_UNAVAILABLE,
                        "event-log-unavailable",
                        "Events cannot be stored now",
                        "the event was not accepted; send the same event with the same id again later ("
                                + unavailable.reason() + ")"));
    }

    /** The status of an answer on its own. */
    static int status(Object answer) {
        return answer instanceof Problem problem ? problem.status() : Status.ACCEPTED.getStatusCode();
    }

    private static Place accepted(Accepted accepted) {
        return new Place(
                Status.ACCEPTED.getStatusCode(),
                accepted.event().id(),
                accepted.event().source(),
                accepted.topic(),
                accepted.partition(),
                accepted.offset(),
                accepted.duplicate(),
                accepted.differs() ? true : null,
                accepted.differs()
                        ? "an event of this source and id but with other content was accepted before; this one was not"
                                + " stored: give every event its own id"
                        : null);
    }

    private static Problem invalid(@Nullable EventId event, List<EventError> errors) {
        EventError first = errors.get(0);
        String place = first.pointer().isEmpty() ? "the event" : first.pointer();
        List<InvalidField> fields = errors.stream()
                .map(error -> new InvalidField(
                        error.pointer(),
                        error.detail(),
                        error.rail() == null ? null : error.rail().id()))
                .toList();
        Problem problem = Problem.of(
                        Status.BAD_REQUEST,
                        "invalid-event",
                        "The event does not match its schema",
                        place + ": " + first.detail())
                .at(first.pointer())
                .with(
                        "rule",
                        fields.stream()
                                .map(InvalidField::rule)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null))
                .with("errors", fields);
        return named(event, problem);
    }

    private static Problem named(@Nullable EventId event, Problem problem) {
        return event == null ? problem : problem.with("id", event.id()).with("source", event.source());
    }
}
