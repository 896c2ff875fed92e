package dev.crossdock.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the way to the broker; each opened one belongs to its caller, who closes it. */
@ApplicationScoped
public class Broker {

    private static final long CONNECT_MILLIS = 3_000;
    private static final long CALL_MILLIS = 10_000;

    @Inject
    @ConfigProperty(name = "crossdock.artemis.url")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "crossdock.artemis.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "crossdock.artemis.password")
    Optional<String> password;

    /** Where the broker is, for messages to people; parameters may hold passwords. */
    public String place() {
        return url.map(places -> places.replaceAll("\\?[^,)\\s]*", ""))
                .orElse("nowhere: crossdock.artemis.url is not set");
    }

    /**
     * Opens the broker's management.
     *
     * @throws BrokerUnavailableException if the broker does not answer
     */
    public Management management() throws BrokerUnavailableException {
        return open(Acknowledgement.EACH, Management::new);
    }

    /**
     * Opens a way to send messages in transactions.
     *
     * @throws BrokerUnavailableException if the broker does not answer
     */
    public Sender sender() throws BrokerUnavailableException {
        return open(Acknowledgement.BY_COMMIT, Sender::new);
    }

    /** Whether what is sent counts at once or with the commit. */
    private enum Acknowledgement {
        EACH,
        BY_COMMIT
    }

    /** What a connection is for. */
    private interface Use<T> {
        T of(Link link) throws ActiveMQException;
    }

    private <T> T open(Acknowledgement acknowledgement, Use<T> use) throws BrokerUnavailableException {
        Link link = open(acknowledgement);
        try {
            return use.of(link);
        } catch (ActiveMQException | RuntimeException e) {
            link.close();
            throw unavailable(e);
        }
    }

    private Link open(Acknowledgement acknowledgement) throws BrokerUnavailableException {
        if (url.isEmpty()) {
            throw new BrokerUnavailableException("No broker is configured: set CROSSDOCK_ARTEMIS_URL.");
        }
        boolean atOnce = acknowledgement == Acknowledgement.EACH;
        ServerLocator locator = null;
        try {
            locator = ActiveMQClient.createServerLocator(url.get());
            locator.setInitialConnectAttempts(1).setReconnectAttempts(0).setCallTimeout(CALL_MILLIS);
            // Without a window the broker refuses what it cannot take; with one a sender waits for room without end,
            // even one that only asks how full the disk is.
            locator.setProducerWindowSize(-1);
            locator.setConnectionTTL(60_000).setBlockOnDurableSend(atOnce).setCallFailoverTimeout(CONNECT_MILLIS);
            ClientSessionFactory factory = locator.createSessionFactory();
            ClientSession session = factory.createSession(
                    user.orElse(null), password.orElse(null), false, atOnce, true, false, locator.getAckBatchSize());
            return new Link(locator, factory, session);
        } catch (Exception e) {
            if (locator != null) {
                locator.close();
            }
            throw unavailable(e);
        }
    }

    private BrokerUnavailableException unavailable(Exception e) {
        return new BrokerUnavailableException("no connection to the broker at " + place() + ": " + e.getMessage(), e);
    }

    /** One connection with one session. */
    record Link(ServerLocator locator, ClientSessionFactory factory, ClientSession session) implements AutoCloseable {

        @Override
        public void close() {
            // The factory and the locator close what they opened; a broken session has nothing to say any more.
            factory.close();
            locator.close();
        }
    }
}
