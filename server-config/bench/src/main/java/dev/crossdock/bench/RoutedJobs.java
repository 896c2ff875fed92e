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

    private final BrokerClient broker;
    private final Senders senders;
    private final String tenant;
    private final String queue;

    /** Makes what sends jobs of a tenant. */
    interface Senders {
        Sender open(String tenant) throws Exception;
    }

    RoutedJobs(BrokerClient broker, String name, Senders senders) throws Exception {
        this.senders = senders;
        this.tenant = TENANTS + name;
        this.queue = "work.bench." + name;
        this.broker = broker;
        broker.createQueue(queue);
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
        broker.onDone(listener);
    }

    @Override
    public Sender sender() throws Exception {
        return senders.open(tenant);
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
