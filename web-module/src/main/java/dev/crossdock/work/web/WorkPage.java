package dev.crossdock.work.web;

import dev.crossdock.queue.BrokerRefusedException;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.web.Lazy;
import dev.crossdock.web.NavigationEntry;
import dev.crossdock.web.Notices;
import dev.crossdock.web.Roles;
import dev.crossdock.web.Visitor;
import dev.crossdock.work.DeadJob;
import dev.crossdock.work.DeadJobs;
import dev.crossdock.work.WorkQueue;
import dev.crossdock.work.WorkQueues;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** Queues of background work and the jobs that could not be done, on the console. */
@Named("workPage")
@RequestScoped
public class WorkPage {

    private static final int SHOWN = 50;

    @Inject
    WorkQueues queues;

    @Inject
    DeadJobs jobs;

    @Inject
    Visitor visitor;

    @Inject
    Notices notices;

    private final Lazy<List<WorkQueue>> known = new Lazy<>(this::read);
    private final Lazy<List<DeadJob>> dead =
            new Lazy<>(() -> visitor.isOperator() ? jobs.page(null, "", SHOWN) : List.of());
    private boolean away;

    /** Where queues and dead jobs are. */
    @Produces
    @Dependent
    static NavigationEntry navigation() {
        return new NavigationEntry(
                "Work",
                "/console/work.xhtml",
                List.of("/console/work.xhtml", "/console/dead-job.xhtml"),
                Set.of(Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR),
                50);
    }

    /** Every queue; none while the broker is away. */
    public List<WorkQueue> getQueues() {
        return known.get();
    }

    private List<WorkQueue> read() {
        try {
            return queues.all();
        } catch (BrokerUnavailableException | BrokerRefusedException e) {
            away = true;
            return List.of();
        }
    }

    /** Why there is no queue to see. */
    public String getNoQueues() {
        return away
                ? "The broker does not answer; jobs are accepted meanwhile and wait in the database."
                : "The broker shows no queue.";
    }

    /** The first dead jobs. */
    public List<DeadJob> getDead() {
        return dead.get();
    }

    /** Lets the workers of a queue stand still. */
    public void pause(String queue) {
        steer(() -> queues.pause(actor(), queue), queue + " stands still until it is resumed.");
    }

    /** Lets the workers of a queue go on. */
    public void resume(String queue) {
        steer(() -> queues.resume(actor(), queue), queue + " goes on.");
    }

    /** Queues a dead job again. */
    public void redrive(String id) {
        steer(() -> jobs.redrive(actor(), id), "The job is queued again.");
    }

    /** Queues all dead jobs again. */
    public void redriveAll() {
        steer(() -> jobs.redriveAll(actor(), null) >= 0, "All dead jobs are queued again.");
    }

    /** What an operator does, and whether what it was done to was there. */
    private interface Act {
        boolean run() throws BrokerUnavailableException;
    }

    private void steer(Act act, String success) {
        if (!visitor.isOperator()) {
            notices.error("Only operators may do this.");
            return;
        }
        try {
            if (act.run()) {
                notices.info(success);
            } else {
                notices.warn("It is not there any more.");
            }
        } catch (BrokerUnavailableException | BrokerRefusedException e) {
            notices.warn("The broker did not do it: " + e.getMessage());
        }
        known.forget();
        dead.forget();
    }

    private String actor() {
        return String.valueOf(visitor.getName());
    }
}
