package dev.crossdock.queue;

import java.time.Instant;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;

/** Sends messages that count once they are committed, all or none. For one thread. */
public final class Sender implements AutoCloseable {

    private final Broker.Link link;
    private final ClientProducer producer;

    Sender(Broker.Link link) throws ActiveMQException {
        this.link = link;
        this.producer = link.session().createProducer();
    }

    /**
     * Sends a message, stored on the broker's disk before the commit returns.
     *
     * @throws BrokerUnavailableException if the broker is away; nothing since the last commit was sent then
     */
    public void send(Outgoing outgoing) throws BrokerUnavailableException {
        ClientMessage message = link.session().createMessage(true);
        message.setPriority((byte) outgoing.priority());
        message.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID, SimpleString.of(outgoing.duplicateId()));
        outgoing.headers().forEach(message::putStringProperty);
        Instant notBefore = outgoing.notBefore();
        if (notBefore != null) {
            message.putLongProperty(Message.HDR_SCHEDULED_DELIVERY_TIME, notBefore.toEpochMilli());
        }
        try {
            producer.send(outgoing.address(), message);
        } catch (ActiveMQException e) {
            throw failed(e);
        }
    }

    /**
     * Makes everything count that was sent since the last commit.
     *
     * @throws AlreadySentException if the broker has one of the messages from before; then none of them counts
     * @throws BrokerUnavailableException if it is not known whether it counts; sending the same again is safe
     */
    public void commit() throws BrokerUnavailableException, AlreadySentException {
        try {
            link.session().commit();
        } catch (ActiveMQException e) {
            if (e.getType() == ActiveMQExceptionType.DUPLICATE_ID_REJECTED) {
                rollBack();
                throw new AlreadySentException();
            }
            throw failed(e);
        }
    }

    private void rollBack() throws BrokerUnavailableException {
        try {
            link.session().rollback();
        } catch (ActiveMQException e) {
            throw failed(e);
        }
    }

    private static BrokerUnavailableException failed(ActiveMQException e) {
        String reason = e.getType() == ActiveMQExceptionType.ADDRESS_FULL ? "its disk is full" : e.getMessage();
        return new BrokerUnavailableException("the broker did not take messages: " + reason, e);
    }

    @Override
    public void close() {
        link.close();
    }
}
