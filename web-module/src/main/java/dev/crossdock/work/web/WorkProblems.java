package dev.crossdock.work.web;

import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.web.Problem;
import dev.crossdock.web.Problems;
import dev.crossdock.work.InvalidJobException;
import dev.crossdock.work.KeyReusedException;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.Response.Status;

/** What goes wrong with background work. */
@Dependent
public class WorkProblems extends Problems {

    WorkProblems() {
        answer(KeyReusedException.class, Status.CONFLICT, "idempotency-key-reused", "The key stands for another job");
        answer(
                BrokerUnavailableException.class,
                e -> Problem.of(
                                Status.SERVICE_UNAVAILABLE,
                                "broker-unavailable",
                                "The broker does not answer",
                                "Jobs are accepted all the same and begin when it is back: " + e.getMessage())
                        .passing());
        answer(
                InvalidJobException.class,
                e -> Problem.of(Status.BAD_REQUEST, "invalid-job", "The job cannot be accepted", message(e))
                        .at(e.fields().get(0).pointer())
                        .with("errors", e.fields()));
    }
}
