package dev.crossdock.bench;

import java.util.function.Consumer;

/** The baseline {@code artemis-client}: transacted JMS sessions on the same broker, and nothing else. */
final class BrokerQueue implements Contestant {

    private static final String QUEUE = "bench.work";

    private final BrokerClient broker;

    BrokerQueue(BrokerClient broker) throws Exception {
        this.broker = broker;
        broker.createQueue(QUEUE);
        broker.work(QUEUE);
    }

    @Override
    public void onDone(Consumer<String> listener) {
        broker.onDone(listener);
    }

    @Override
    public Sender sender() throws Exception {
        return broker.sender(QUEUE);
    }

    @Override
    public void close() throws Exception {
        broker.stopWork();
        broker.deleteQueue(QUEUE);
        broker.close();
    }
}
