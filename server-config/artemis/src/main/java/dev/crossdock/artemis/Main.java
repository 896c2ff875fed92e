package dev.crossdock.artemis;

import java.net.URL;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Runs one Artemis broker from a {@code broker.xml} until the process is told to end. */
public final class Main {

    private static final String ROLE = "crossdock";

    private Main() {}

    /**
     * Starts the broker. User and password come from the environment, so that they never stand in a process list.
     *
     * @param arguments the URL of the {@code broker.xml}
     */
    public static void main(String[] arguments) throws Exception {
        var broker = new EmbeddedActiveMQ();
        broker.setConfigResourcePath(arguments[0]);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users()));
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                broker.stop();
            } catch (Exception e) {
                System.err.println("The broker did not stop cleanly: " + e);
            } finally {
                ended.countDown();
            }
        }));
        broker.start();
        broker.getActiveMQServer().registerIOCriticalErrorListener((cause, message, file) -> end(cause));
        followRules(broker, new URL(System.getProperty("crossdock.artemis.routing")));
        System.out.println("Artemis is ready.");
        ended.await();
    }

    /**
     * A broker that cannot write stops, and would leave a process behind that does nothing. Its journal is made for a sudden
     * end, and a launcher starts what has ended.
     */
    private static void end(Throwable cause) {
        System.err.println("The broker cannot write to its disk and ends: " + cause
                + ". What it has acknowledged is on the disk. Free space, then start it again.");
        Runtime.getRuntime().halt(1);
    }

    /** The broker looks for changes of its main file only, not of those that this one includes. */
    static void followRules(EmbeddedActiveMQ broker, URL rules) {
        var server = broker.getActiveMQServer();
        server.getReloadManager().addCallback(rules, changed -> server.reloadConfigurationFile());
    }

    private static SecurityConfiguration users() {
        var users = new SecurityConfiguration();
        var user = required("CROSSDOCK_ARTEMIS_USER");
        users.addUser(user, required("CROSSDOCK_ARTEMIS_PASSWORD"));
        users.addRole(user, ROLE);
        return users;
    }

    private static String required(String name) {
        var value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Set the environment variable " + name + " before you start the broker.");
        }
        return value;
    }
}
