package dev.crossdock.bench;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The product with a worker that has nothing to do: jobs of a tenant of their own are routed to a queue of the benchmark, by
 * rules that are changed while the broker runs, as an operator would. The application's workers never see these jobs.
 */
final class RoutedJobs implements Contestant {

    private static final String TENANTS = "bench-noop-";
    private static final String DEFAULT_DIVERT = "email";
    private static final String DEFAULT_QUEUE = "work.email";

    private final Broker broker;
    private final JobSubmitter.Factory submitters;
    private final JobCorrelation jobs = new JobCorrelation();
    private final String tenant;
    private final String queue;

    RoutedJobs(Broker broker, String name, JobSubmitter.Factory submitters) throws Exception {
        this.submitters = submitters;
        this.tenant = TENANTS + name;
        this.queue = "work.bench." + name;
        this.broker = broker;
        broker.createQueue(queue);
        broker.onDone(jobs::finished);
        broker.work(queue);
        route("kind = 'email' AND NOT (tenant LIKE '" + TENANTS + "%')");
        @Nullable String transformer = null;
        broker.manage(
                "createDivert",
                tenant,
                tenant,
                "work",
                queue,
                true,
                "kind = 'email' AND tenant = '" + tenant + "'",
                transformer,
                "STRIP");
    }

    private void route(String filter) throws Exception {
        @Nullable Object none = null;
        broker.manage("updateDivert", DEFAULT_DIVERT, DEFAULT_QUEUE, filter, none, none, "STRIP");
    }

    @Override
    public void onDone(Consumer<String> listener) {
        jobs.onDone(listener);
    }

    @Override
    public Sender sender() throws Exception {
        JobSubmitter submitter = submitters.open(tenant);
        return new Sender() {
            @Override
            public void send(String name) throws Exception {
                jobs.sent(submitter.submit(), name);
            }

            @Override
            public void close() throws Exception {
                submitter.close();
            }
        };
    }

    /** Leaves the rules as they were. */
    @Override
    public void close() throws Exception {
        broker.stopWork();
        broker.manage("destroyDivert", tenant);
        route("kind = 'email'");
        broker.deleteQueue(queue);
        broker.close();
    }
}
