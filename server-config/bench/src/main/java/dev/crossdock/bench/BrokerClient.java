package dev.crossdock.bench;

import dev.crossdock.bench.Contestant.Sender;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bare client of the broker: queues, rules, transacted senders, and workers that acknowledge and do nothing else. */
public interface BrokerClient extends AutoCloseable {

    /** Whom the workers tell of each job, by its id. */
    void onDone(Consumer<String> listener);

    /** Creates a durable queue with an address of the same name. */
    void createQueue(String name) throws Exception;

    /** Removes the queue with what is in it, and its address. */
    void deleteQueue(String name) throws Exception;

    /** Calls the broker's management; what it answers with does not matter unless it is a failure. */
    void manage(String operation, @Nullable Object... parameters) throws Exception;

    /** A sender with a session of its own, one transaction for each job. */
    Sender sender(String queue) throws Exception;

    /** Lets workers take from a queue until they are stopped. */
    void work(String queue) throws Exception;

    /** Waits until the workers have ended. */
    void stopWork() throws Exception;

    @Override
    void close() throws Exception;
}
