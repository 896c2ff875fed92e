package dev.crossdock.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of {@code routing.xml} decide where a job goes, and changed ones do so while the broker runs. */
class RoutingTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private ServerLocator locator;
    private ClientSession session;

    @BeforeEach
    void start() throws Exception {
        for (var file : new String[] {"broker.xml", "routing.xml"}) {
            Files.copy(Path.of(file), folder.resolve(file));
        }
        var port = freePort();
        System.setProperty("crossdock.artemis.port", String.valueOf(port));
        System.setProperty("crossdock.artemis.data", folder.resolve("data").toString());
        System.setProperty("crossdock.artemis.routing", rules().toUri().toString());
        var users = new SecurityConfiguration();
        users.addUser("crossdock", "secret");
        users.addRole("crossdock", "crossdock");
        broker.setConfigResourcePath(folder.resolve("broker.xml").toUri().toString());
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.start();
        Main.followRules(broker, rules().toUri().toURL());
        locator = ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + port);
        session = locator.createSessionFactory()
                .createSession("crossdock", "secret", false, true, true, false, locator.getAckBatchSize());
        for (var queue : new String[] {"work.email", "work.image", "work.document", "work.email.acme"}) {
            session.createAddress(SimpleString.of(queue), RoutingType.ANYCAST, false);
            session.createQueue(QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST));
        }
    }

    @AfterEach
    void stop() throws Exception {
        session.close();
        locator.close();
        broker.stop();
    }

    @Test
    void a_job_goes_to_the_queue_of_its_kind_and_stays_in_sight_if_there_is_none() throws Exception {
        send(Map.of("kind", "email"), 4);
        send(Map.of("kind", "image"), 4);
        send(Map.of("kind", "document"), 4);
        send(Map.of("kind", "fax"), 4);

        assertThat(depth("work.email")).isEqualTo(1);
        assertThat(depth("work.image")).isEqualTo(1);
        assertThat(depth("work.document")).isEqualTo(1);
        assertThat(depth("work.unrouted")).isEqualTo(1);
    }

    @Test
    void a_changed_rule_is_in_force_without_a_restart_and_keeps_what_the_application_set() throws Exception {
        var settings = new AddressSettings().setMaxDeliveryAttempts(7);
        broker.getActiveMQServer().getActiveMQServerControl().addAddressSettings("work.email", settings.toJSON());

        write(Files.readString(rules())
                .replace(
                        "<filter string=\"kind = 'email'\"/>",
                        "<filter string=\"kind = 'email' AND NOT (tenant = 'acme' AND AMQPriority &gt;= 7)\"/>")
                .replace("</diverts>", """
                          <divert name="email-of-acme">
                            <address>work</address>
                            <forwarding-address>work.email.acme</forwarding-address>
                            <filter string="kind = 'email' AND tenant = 'acme' AND AMQPriority &gt;= 7"/>
                            <exclusive>true</exclusive>
                          </divert>
                        </diverts>"""));
        await().atMost(SOON).until(() -> diverts() == 4);

        send(Map.of("kind", "email", "tenant", "acme"), 8);
        send(Map.of("kind", "email", "tenant", "acme"), 2);
        send(Map.of("kind", "email", "tenant", "other"), 8);

        assertThat(depth("work.email.acme")).isEqualTo(1);
        assertThat(depth("work.email")).isEqualTo(2);
        assertThat(broker.getActiveMQServer()
                        .getAddressSettingsRepository()
                        .getMatch("work.email")
                        .getMaxDeliveryAttempts())
                .isEqualTo(7);
    }

    @Test
    void a_rule_that_is_taken_out_is_gone_and_its_queue_keeps_its_jobs() throws Exception {
        send(Map.of("kind", "image"), 4);
        write(Files.readString(rules()).replaceAll("(?s)<divert name=\"image\">.*?</divert>", ""));
        await().atMost(SOON).until(() -> diverts() == 2);

        send(Map.of("kind", "image"), 4);

        assertThat(depth("work.image")).isEqualTo(1);
        assertThat(depth("work.unrouted")).isEqualTo(1);
    }

    private Path rules() {
        return folder.resolve("routing.xml");
    }

    private void write(String text) throws IOException {
        Files.writeString(rules(), text);
        Files.setLastModifiedTime(rules(), FileTime.from(Instant.now().plusSeconds(5)));
    }

    private int diverts() {
        return broker.getActiveMQServer().getActiveMQServerControl().getDivertNames().length;
    }

    private void send(Map<String, String> headers, int priority) throws Exception {
        try (var producer = session.createProducer("work")) {
            var message = session.createMessage(true).setPriority((byte) priority);
            headers.forEach(message::putStringProperty);
            producer.send(message);
        }
    }

    private long depth(String queue) {
        var server = broker.getActiveMQServer();
        assertThat(Arrays.asList(server.getActiveMQServerControl().getQueueNames()))
                .contains(queue);
        return server.locateQueue(queue).getMessageCount();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
