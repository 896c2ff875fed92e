package dev.crossdock.queue;

import dev.crossdock.contract.WorkloadContract;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A broker with the configuration of the stack, in this process. */
public final class RealBroker implements AutoCloseable {

    private static final Path CONFIGURATION =
            Path.of("../server-config/artemis").toAbsolutePath().normalize();

    /** A logger that nobody holds forgets its level. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.activemq");

    static {
        CHATTER.setLevel(Level.WARNING);
    }

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final Broker broker = new Broker();

    /** Starts one that keeps its data in a folder. */
    public RealBroker(Path data) throws Exception {
        int port = freePort();
        System.setProperty("crossdock.artemis.port", String.valueOf(port));
        System.setProperty("crossdock.artemis.data", data.toString());
        System.setProperty(
                "crossdock.artemis.routing",
                CONFIGURATION.resolve("routing.xml").toUri().toString());
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser("crossdock", "secret");
        users.addRole("crossdock", "crossdock");
        server.setConfigResourcePath(CONFIGURATION.resolve("broker.xml").toUri().toString());
        server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.start();
        broker.url = Optional.of("tcp://127.0.0.1:" + port);
        broker.user = Optional.of("crossdock");
        broker.password = Optional.of("secret");
    }

    /** The way to it. */
    public Broker broker() {
        return broker;
    }

    /** An observer of it. */
    public BrokerObserver observer() {
        BrokerObserver observer = new BrokerObserver();
        observer.broker = broker;
        return observer;
    }

    /** Creates what contracts declare. */
    public void ensure(List<WorkloadContract> contracts) throws BrokerUnavailableException {
        DeclaredQueues.ensure(broker, contracts);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
