package dev.crossdock.bench;

import java.util.function.Consumer;

/** The baseline {@code artemis-client}: transacted JMS sessions on the same broker, and nothing else. */
class BrokerQueue implements Contestant {

    final BrokerClient broker;
    final String queue;

    BrokerQueue(BrokerClient broker, String queue) throws Exception {
        this.broker = broker;
        this.queue = queue;
        broker.createQueue(queue);
        broker.work(queue);
    }

    @Override
    public final void onDone(Consumer<String> listener) {
        broker.onDone(listener);
    }

    @Override
    public Sender sender() throws Exception {
        return broker.sender(queue);
    }

    @Override
    public void close() throws Exception {
        broker.stopWork();
        broker.deleteQueue(queue);
        broker.close();
    }
}
