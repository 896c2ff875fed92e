package dev.crossdock.queue;

import java.util.Arrays;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.jspecify.annotations.Nullable;

/** Asks the broker about itself and steers it, by messages to its management address. For one thread. */
public final class Management implements AutoCloseable {

    private static final String ADDRESS = "activemq.management";
    private static final String THE_BROKER = "broker";
    private static final long TIMEOUT_MILLIS = 5_000;

    private final Broker.Link link;
    private final ClientRequestor requestor;

    Management(Broker.Link link) throws ActiveMQException {
        this.link = link;
        try {
            link.session().start();
            this.requestor = new ClientRequestor(link.session(), ADDRESS);
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQException("no management: " + e.getMessage(), e, null);
        }
    }

    /**
     * Calls an operation of the broker.
     *
     * @throws BrokerUnavailableException if the broker does not answer
     * @throws BrokerRefusedException if it does not do it
     */
    public @Nullable Object call(String operation, Object... parameters) throws BrokerUnavailableException {
        return on(THE_BROKER, operation, parameters);
    }

    /** Calls an operation of a queue; see {@link #call}. */
    public @Nullable Object onQueue(String queue, String operation, Object... parameters)
            throws BrokerUnavailableException {
        return on("queue." + queue, operation, parameters);
    }

    private @Nullable Object on(String resource, String operation, Object... parameters)
            throws BrokerUnavailableException {
        return ask(resource + "." + operation + Arrays.toString(parameters), message -> {
            ManagementHelper.putOperationInvocation(message, resource, operation, parameters);
        });
    }

    /**
     * Reads an attribute.
     *
     * @param resource such as {@code queue.work.email} or {@code divert.email}
     * @throws BrokerUnavailableException if the broker does not answer
     * @throws BrokerRefusedException if there is no such resource or attribute
     */
    public @Nullable Object attribute(String resource, String name) throws BrokerUnavailableException {
        return ask(resource + "." + name, message -> ManagementHelper.putAttribute(message, resource, name));
    }

    /** What is put into a question. */
    private interface Question {
        void put(ClientMessage message) throws Exception;
    }

    private @Nullable Object ask(String what, Question question) throws BrokerUnavailableException {
        try {
            ClientMessage message = link.session().createMessage(false);
            question.put(message);
            ClientMessage reply = requestor.request(message, TIMEOUT_MILLIS);
            if (reply == null) {
                throw new BrokerUnavailableException("the broker did not answer " + what + " in time");
            }
            Object result = ManagementHelper.getResult(reply);
            if (!ManagementHelper.hasOperationSucceeded(reply)) {
                throw new BrokerRefusedException("the broker refused " + what + ": " + result);
            }
            return result;
        } catch (BrokerUnavailableException | BrokerRefusedException e) {
            throw e;
        } catch (Exception e) {
            throw new BrokerUnavailableException(
                    "the broker could not be asked for " + what + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
