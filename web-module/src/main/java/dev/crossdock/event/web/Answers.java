package dev.crossdock.event.web;

import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.event.EventError;
import dev.crossdock.event.Outcome;
import dev.crossdock.event.Outcome.Accepted;
import dev.crossdock.event.Outcome.Rejected;
import dev.crossdock.event.Outcome.TooLarge;
import dev.crossdock.event.Outcome.Unavailable;
import dev.crossdock.event.value.EventId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a sender is told: the place of an accepted event, or a problem (RFC 9457) with the pointer of the offending field and the guard rail that refused it. */
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    static ObjectNode answer(Outcome outcome) {
        if (outcome instanceof Accepted accepted) {
            return accepted(accepted);
        }
        if (outcome instanceof Rejected rejected) {
            return invalid(rejected.event(), rejected.errors());
        }
        if (outcome instanceof TooLarge large) {
            return named(
                    large.event(),
                    problem(
                                    413,
                                    "event-too-large",
                                    "The event is too large",
                                    "the event has " + large.bytes() + " bytes, the limit is " + large.limit() + "; "
                                            + GuardRail.PAYLOAD_OVER_CONTRACT.remedy())
                            .put("rule", GuardRail.PAYLOAD_OVER_CONTRACT.id()));
        }
        Unavailable unavailable = (Unavailable) outcome;
        return named(
                unavailable.event(),
                problem(
                        503,
                        "event-log-unavailable",
                        "Events cannot be stored now",
                        "the event was not accepted; send the same event with the same id again later ("
                                + unavailable.reason() + ")"));
    }

    static ObjectNode problem(int status, String slug, String title, String detail) {
        return JSON.createObjectNode()
                .put("type", "urn:crossdock:problem:" + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }

    private static ObjectNode accepted(Accepted accepted) {
        ObjectNode answer = JSON.createObjectNode()
                .put("status", 202)
                .put("id", accepted.event().id())
                .put("source", accepted.event().source())
                .put("topic", accepted.topic())
                .put("partition", accepted.partition())
                .put("offset", accepted.offset())
                .put("duplicate", accepted.duplicate());
        if (accepted.differs()) {
            answer.put("differs", true)
                    .put(
                            "detail",
                            "an event of this source and id but with other content was accepted before; this one was"
                                    + " not stored: give every event its own id");
        }
        return answer;
    }

    private static ObjectNode invalid(@Nullable EventId event, List<EventError> errors) {
        EventError first = errors.get(0);
        String place = first.pointer().isEmpty() ? "the event" : first.pointer();
        ObjectNode answer = problem(
                        400, "invalid-event", "The event does not match its schema", place + ": " + first.detail())
                .put("pointer", first.pointer());
        errors.stream()
                .map(EventError::rail)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(rail -> answer.put("rule", rail.id()));
        ArrayNode all = answer.putArray("errors");
        errors.forEach(error -> {
            ObjectNode one = all.addObject().put("pointer", error.pointer()).put("detail", error.detail());
            if (error.rail() != null) {
                one.put("rule", error.rail().id());
            }
        });
        return named(event, answer);
    }

    private static ObjectNode named(@Nullable EventId event, ObjectNode answer) {
        if (event != null) {
            answer.put("id", event.id()).put("source", event.source());
        }
        return answer;
    }
}
