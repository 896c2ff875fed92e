package dev.crossdock.bench;

import dev.crossdock.bench.Contestants.Contestant;
import dev.crossdock.bench.Contestants.Sender;
import jakarta.jms.JMSException;
import java.util.function.Consumer;

/** The baseline {@code artemis-client}: transacted JMS sessions on the same broker, and nothing else. */
final class BareArtemis implements Contestant {

    private static final String QUEUE = "bench.work";

    private final BrokerClient broker;

    BareArtemis(Settings settings) throws Exception {
        broker = new BrokerClient(settings);
        broker.createQueue(QUEUE);
        broker.work(QUEUE);
    }

    @Override
    public void tell(Consumer<String> done) {
        broker.tell(done);
    }

    @Override
    public Sender sender() throws JMSException {
        return broker.sender(QUEUE);
    }

    @Override
    public void close() throws Exception {
        broker.stopWork();
        broker.deleteQueue(QUEUE);
        broker.close();
    }
}
