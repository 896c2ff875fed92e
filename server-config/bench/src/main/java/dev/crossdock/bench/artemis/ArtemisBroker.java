package dev.crossdock.bench.artemis;

import dev.crossdock.bench.BrokerClient;
import dev.crossdock.bench.Contestant.Sender;
import dev.crossdock.stack.settings.StackException;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** The client of Artemis. */
public final class ArtemisBroker implements BrokerClient {

    /** As many as the application has for a kind of jobs. */
    private static final int WORKERS = 4;

    private static final long POLL_MILLIS = 500;

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final List<Thread> workers = new ArrayList<>();
    private volatile Consumer<String> done = id -> {};
    private volatile boolean working = true;

    /** Connects to the broker of the application. */
    public ArtemisBroker(Map<String, String> settings) throws JMSException {
        factory = new ActiveMQConnectionFactory(
                settings.get("crossdock.artemis.url"),
                settings.get("crossdock.artemis.user"),
                settings.get("crossdock.artemis.password"));
        connection = factory.createConnection();
        connection.start();
    }

    @Override
    public void onDone(Consumer<String> listener) {
        done = listener;
    }

    @Override
    public void createQueue(String name) throws Exception {
        manage(
                "createQueue",
                "{\"name\":\"" + name + "\",\"address\":\"" + name
                        + "\",\"routing-type\":\"ANYCAST\",\"durable\":true,\"auto-create-address\":true}",
                true);
    }

    @Override
    public void deleteQueue(String name) throws Exception {
        manage("destroyQueue", name, true, true);
    }

    @Override
    public void manage(String operation, @Nullable Object... parameters) throws Exception {
        try (var own = factory.createQueueConnection()) {
            own.start();
            QueueSession session = own.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
            QueueRequestor requestor =
                    new QueueRequestor(session, ActiveMQJMSClient.createQueue("activemq.management"));
            Message request = session.createMessage();
            JMSManagementHelper.putOperationInvocation(request, ResourceNames.BROKER, operation, parameters);
            Message reply = requestor.request(request);
            if (!JMSManagementHelper.hasOperationSucceeded(reply)) {
                throw new StackException(
                        "the broker refused " + operation + ": " + JMSManagementHelper.getResult(reply));
            }
        }
    }

    @Override
    public Sender sender(String queue) throws JMSException {
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(ActiveMQJMSClient.createQueue(queue));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        return new Sender() {
            @Override
            public String send() throws JMSException {
                String id = UUID.randomUUID().toString();
                Message message = session.createMessage();
                message.setStringProperty("jobId", id);
                message.setStringProperty("kind", "email");
                producer.send(message);
                session.commit();
                return id;
            }

            @Override
            public void close() throws JMSException {
                session.close();
            }
        };
    }

    @Override
    public void work(String queue) throws JMSException {
        for (int i = 0; i < WORKERS; i++) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(ActiveMQJMSClient.createQueue(queue));
            Thread worker = new Thread(() -> work(session, consumer), "bench-worker-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    private void work(Session session, MessageConsumer consumer) {
        try {
            while (working) {
                Message message = consumer.receive(POLL_MILLIS);
                if (message != null) {
                    session.commit();
                    done.accept(message.getStringProperty("jobId"));
                }
            }
            session.close();
        } catch (JMSException e) {
            throw new StackException("a worker on the broker failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void stopWork() throws InterruptedException {
        working = false;
        for (Thread worker : workers) {
            worker.join();
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
