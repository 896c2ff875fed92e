package dev.crossdock.bench;

import dev.crossdock.bench.Contestants.Contestant;
import dev.crossdock.bench.Contestants.Sender;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The product with a worker that has nothing to do: jobs of a tenant of their own are routed to a queue of the benchmark, by
 * rules that are changed while the broker runs, as an operator would. The application's workers never see these jobs.
 */
final class RoutedJobs implements Contestant {

    private static final String TENANTS = "bench-noop-";
    private static final String USUAL_RULE = "email";
    private static final String USUAL_QUEUE = "work.email";

    /** How jobs come in. */
    interface Entrance {

        /** What one sender hands jobs over with, for a tenant. */
        Handover open(String tenant) throws Exception;
    }

    /** What one sender hands jobs over with. */
    interface Handover extends AutoCloseable {

        /** Hands a job over; returns its id when it is durable. */
        String submit() throws Exception;

        @Override
        default void close() throws Exception {
            // Most have nothing of their own.
        }
    }

    private final BrokerClient broker;
    private final Entrance entrance;
    private final Meeting meeting = new Meeting();
    private final String tenant;
    private final String queue;

    RoutedJobs(Settings settings, String name, Entrance entrance) throws Exception {
        this.entrance = entrance;
        this.tenant = TENANTS + name;
        this.queue = "work.bench." + name;
        broker = new BrokerClient(settings);
        broker.createQueue(queue);
        broker.tell(meeting::finished);
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

    private void route(String filterOfTheUsualRule) throws Exception {
        @Nullable Object none = null;
        broker.manage("updateDivert", USUAL_RULE, USUAL_QUEUE, filterOfTheUsualRule, none, none, "STRIP");
    }

    @Override
    public void tell(Consumer<String> done) {
        meeting.tell(done);
    }

    @Override
    public Sender sender() throws Exception {
        Handover handover = entrance.open(tenant);
        return new Sender() {
            @Override
            public void send(String name) throws Exception {
                meeting.sent(handover.submit(), name);
            }

            @Override
            public void close() throws Exception {
                handover.close();
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
