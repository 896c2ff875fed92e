package dev.crossdock.bench;

import org.jspecify.annotations.Nullable;

/**
 * The product with a worker that has nothing to do: jobs of a tenant of their own are routed to a queue of the benchmark, by
 * rules that are changed while the broker runs, as an operator would. The application's workers never see these jobs.
 */
final class RoutedJobs extends BrokerQueue {

    private static final String TENANTS = "bench-noop-";
    private static final String DEFAULT_DIVERT = "email";
    private static final String DEFAULT_QUEUE = "work.email";

    private final Senders senders;
    private final String tenant;

    /** Makes what sends jobs of a tenant. */
    interface Senders {
        Sender open(String tenant) throws Exception;
    }

    RoutedJobs(BrokerClient broker, String name, Senders senders) throws Exception {
        super(broker, "work.bench." + name);
        this.senders = senders;
        this.tenant = TENANTS + name;
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
    public Sender sender() throws Exception {
        return senders.open(tenant);
    }

    /** Leaves the rules as they were. */
    @Override
    public void close() throws Exception {
        broker.manage("destroyDivert", tenant);
        route("kind = 'email'");
        super.close();
    }
}
