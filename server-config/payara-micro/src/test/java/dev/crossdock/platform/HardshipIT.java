package dev.crossdock.platform;

import static dev.crossdock.stack.testing.BackgroundWork.anAddress;
import static dev.crossdock.stack.testing.BackgroundWork.anEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crossdock.stack.service.Folders;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.testing.BackgroundWork;
import dev.crossdock.stack.testing.Platform;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * The application where it is less at home: with a Kafka of the user's own that encrypts and asks for a password, and, fault
 * row 10, on disks without room for a while. What was accepted is kept, what cannot be is refused with the reason, and
 * everything goes on when there is room again.
 */
@Tag("own-stack")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardshipIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final int JOBS = 20;

    /** A queue of the broker's own that has no workers. */
    private static final String UNREAD = "ExpiryQueue";

    private SecuredBroker kafka;
    private Platform platform;
    private BackgroundWork work;
    private Findings findings;
    private SmallDisk ofTheDatabase;
    private SmallDisk ofTheBroker;
    private SmallDisk ofTheStore;
    private boolean mounted;

    @BeforeAll
    void start() throws IOException {
        Path folder = Path.of("target", "secured-kafka");
        Folders.delete(folder);
        kafka = new SecuredBroker(folder);
        platform = Platform.apart(
                "hardship",
                Map.of(
                        "crossdock.kafka.bootstrap", kafka.bootstrap(),
                        "crossdock.kafka.client-config", kafka.clientConfig().toString(),
                        "crossdock.review.live.interval", "5s"),
                List.of("postgresql", "artemis", "mail", "object-store", "application"));
        work = new BackgroundWork(platform);
        findings = new Findings(platform);
        Settings settings = platform.stack.settings();
        ofTheDatabase = new SmallDisk(settings.unprivilegedHome().resolve("data/postgresql"), 320);
        ofTheBroker = new SmallDisk(settings.home().resolve("data/artemis"), 320);
        ofTheStore = new SmallDisk(settings.home().resolve("data/object-store"), 96);
        disks().forEach(SmallDisk::unmount);
        platform.stack.wipe();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        mounted = disks().stream().allMatch(SmallDisk::mount);
        await().atMost(SOON).until(kafka::answers);
        platform.start();
    }

    private void assumeSmallDisks() {
        assumeTrue(
                mounted, "Left out: this user may not mount a small disk; root may where containers do not forbid it.");
    }

    @AfterAll
    void stop() {
        platform.stack.down();
        disks().forEach(SmallDisk::unmount);
        kafka.close();
    }

    private List<SmallDisk> disks() {
        return List.of(ofTheDatabase, ofTheBroker, ofTheStore);
    }

    @Test
    void events_go_through_a_secured_kafka_and_come_out_as_profiles() {
        String customer = "s" + UUID.randomUUID();

        assertThat(platform.events(List.of(Platform.profile(customer, 1))).statusCode())
                .isEqualTo(202);

        await().atMost(SOON)
                .until(() -> platform.get("support-agent", "/api/customers/" + customer)
                                .statusCode()
                        == 200);
    }

    @Test
    void a_projection_is_rebuilt_from_a_secured_kafka() {
        JsonNode rebuild = Platform.JSON.readTree(platform.post("operator", "/api/consumer-groups/billing/rebuild")
                .body());
        String path =
                "/api/consumer-groups/billing/rebuilds/" + rebuild.get("id").asLong();

        await().atMost(SOON)
                .until(() ->
                        platform.json("operator", path).get("state").asString().equals("SUCCEEDED"));
    }

    @Test
    void the_live_check_sees_a_secured_kafka() {
        await().atMost(SOON)
                .until(() -> platform.json("operator", "/api/reviews/live").at("/lastCheck/problem"), JsonNode::isNull);
    }

    @Test
    void a_database_without_room_refuses_jobs_and_keeps_those_it_has() {
        assumeSmallDisks();
        Map<String, String> accepted = new HashMap<>();
        Map<String, String> refused = new HashMap<>();
        for (int i = 0; i < JOBS; i++) {
            send(anAddress(), accepted, refused);
        }
        assertThat(refused).isEmpty();

        ofTheDatabase.fill(0);
        try {
            await().atMost(SOON).until(() -> {
                ofTheDatabase.fill(0);
                send(anAddress(), accepted, refused);
                return refused.size() >= JOBS;
            });
            assertThat(refused.values()).anyMatch(detail -> detail.contains("disk is full"));
            assertThat(platform.event(Platform.profile("full-" + UUID.randomUUID(), 1))
                            .statusCode())
                    .isEqualTo(202);
            HttpResponse<byte[]> document =
                    await().atMost(SOON).until(() -> store(bytes(KIB)), answer -> answer.statusCode() != 201);
            assertThat(problem(document, 503)).isEqualTo("database-unavailable");

            stopForWantOfALog();
            send(anAddress(), accepted, refused);
            assertThat(refused.values()).anyMatch(detail -> detail.contains("does not answer"));
        } finally {
            ofTheDatabase.free();
        }
        platform.start();

        await().atMost(SOON).until(() -> {
            Map<String, String> still = new HashMap<>();
            refused.keySet().forEach(to -> send(to, accepted, still));
            return still.isEmpty();
        });
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(2 * JOBS);
        accepted.forEach((to, id) -> assertDone(to, id));
        assertThat(platform.rows("select count(*), count(distinct idempotency_key) from work.job"))
                .allSatisfy(counts -> assertThat(counts.get(0)).isEqualTo(counts.get(1)));
    }

    /** A database that cannot go on with its log ends. */
    private void stopForWantOfALog() {
        await().atMost(SOON).until(() -> {
            ofTheDatabase.fill(0);
            try {
                platform.rows("select pg_logical_emit_message(false, 'test', 'x')");
                platform.rows("select pg_switch_wal()");
            } catch (IllegalStateException stopping) {
                // Looked at below.
            }
            return platform.stack.process("postgresql").isEmpty();
        });
    }

    @Test
    void a_broker_without_room_lets_jobs_wait_where_they_are() {
        assumeSmallDisks();
        Map<String, String> accepted = new HashMap<>();
        // Less than the two percent that it keeps free, and room for two more files of its journal.
        ofTheBroker.fill(5 * MIB);
        try {
            JsonNode finding = findings.awaitOpen("broker-disk-full", "artemis");
            assertThat(finding.path("severity").asString()).isEqualTo("critical");
            for (int i = 0; i < JOBS; i++) {
                String to = anAddress();
                accepted.put(to, work.submit("email", anEmail(to)));
            }
            assertThat(platform.get("operator", "/api/work/queues").statusCode())
                    .isEqualTo(200);
            assertThat(accepted.values())
                    .allSatisfy(id ->
                            assertThat(work.job(id).path("state").asString()).isEqualTo("queued"));
        } finally {
            ofTheBroker.free();
        }

        accepted.forEach((to, id) -> assertDone(to, id));
        findings.awaitGone("broker-disk-full", "artemis");
    }

    @Test
    void a_broker_that_cannot_write_any_more_ends_and_has_kept_what_it_acknowledged() throws Exception {
        assumeSmallDisks();
        Map<String, String> accepted = new HashMap<>();
        ofTheBroker.fill(0);
        int acknowledged;
        try {
            acknowledged = sendUntilItEnds();
            for (int i = 0; i < JOBS; i++) {
                String to = anAddress();
                accepted.put(to, work.submit("email", anEmail(to)));
            }
            findings.awaitOpen("broker-unreachable", "artemis");
            assertThat(platform.get("operator", "/api/work/queues").statusCode())
                    .isEqualTo(503);
        } finally {
            ofTheBroker.free();
        }
        platform.start();

        assertThat(kept()).isGreaterThanOrEqualTo(acknowledged);
        accepted.forEach((to, id) -> assertDone(to, id));
        findings.awaitGone("broker-unreachable", "artemis");
    }

    /** Sends what nobody reads past every limit, as only a client may that asks for no window; how much was acknowledged. */
    private int sendUntilItEnds() throws Exception {
        int acknowledged = 0;
        try (ServerLocator locator = broker();
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = session(factory);
                ClientProducer producer = session.createProducer(UNREAD)) {
            while (platform.stack.process("artemis").isPresent()) {
                ClientMessage message = session.createMessage(true);
                message.getBodyBuffer().writeBytes(bytes(50 * KIB));
                producer.send(message);
                acknowledged++;
            }
        } catch (ActiveMQException ended) {
            await().atMost(SOON).until(() -> platform.stack.process("artemis").isEmpty());
        }
        return acknowledged;
    }

    private long kept() throws Exception {
        try (ServerLocator locator = broker();
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = session(factory)) {
            return session.queueQuery(SimpleString.of(UNREAD)).getMessageCount();
        }
    }

    private ServerLocator broker() throws Exception {
        return ActiveMQClient.createServerLocator(
                        platform.stack.applicationSettings().get("crossdock.artemis.url"))
                .setProducerWindowSize(-1)
                .setReconnectAttempts(0)
                .setCallTimeout(SOON.toMillis());
    }

    private ClientSession session(ClientSessionFactory factory) throws ActiveMQException {
        Map<String, String> settings = platform.stack.applicationSettings();
        return factory.createSession(
                settings.get("crossdock.artemis.user"),
                settings.get("crossdock.artemis.password"),
                false,
                true,
                true,
                false,
                0);
    }

    @Test
    void an_object_store_without_room_refuses_content_and_keeps_what_it_has() {
        assumeSmallDisks();
        Map<String, byte[]> stored = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            byte[] content = bytes(MIB);
            stored.put(id(store(content)), content);
        }

        ofTheStore.fill(10 * MIB);
        try {
            List<HttpResponse<byte[]>> refused = new ArrayList<>();
            await().atMost(SOON).until(() -> {
                byte[] content = bytes(MIB);
                HttpResponse<byte[]> answer = store(content);
                if (answer.statusCode() == 201) {
                    stored.put(id(answer), content);
                } else {
                    refused.add(answer);
                }
                return refused.size() >= 2;
            });
            refused.add(store(bytes(20 * MIB)));
            assertThat(refused)
                    .allSatisfy(answer -> assertThat(problem(answer, 503)).isEqualTo("object-store-unavailable"));
            assertThat(stored).allSatisfy(this::assertReadable);
        } finally {
            ofTheStore.free();
        }
        platform.start();

        byte[] after = bytes(20 * MIB);
        stored.put(id(store(after)), after);
        assertThat(stored).allSatisfy(this::assertReadable);
        JsonNode sweep = Platform.JSON.readTree(
                platform.post("operator", "/api/documents/sweep?grace=0s").body());
        assertThat(sweep.path("stored").asLong())
                .isEqualTo(sweep.path("referenced").asLong()
                        + sweep.path("removed").asLong());
        assertThat(sweep.path("damaged").asLong()).isZero();
        assertThat(sweep.path("dangling").asLong()).isZero();
        try (StoredObjects objects = new StoredObjects(platform)) {
            assertThat(objects.keys()).containsAll(stored.keySet());
            assertThat(objects.openUploads()).isZero();
        }
    }

    /** Hands in a mail; the same one again is the same job, so that a refusal may be followed by another try. */
    private void send(String to, Map<String, String> accepted, Map<String, String> refused) {
        HttpResponse<String> answer =
                platform.sendJson("POST", "producer", "/api/work/email", anEmail(to), "Idempotency-Key", to);
        JsonNode body = Platform.JSON.readTree(answer.body());
        if (answer.statusCode() == 202) {
            accepted.put(to, body.path("id").asString());
            return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(body.path("type").asString()).isEqualTo("urn:crossdock:problem:database-unavailable");
        refused.put(to, body.path("detail").asString());
    }

    private void assertDone(String to, String id) {
        String messageId = work.awaitState(id, "done").at("/result/messageId").asString();
        // Twice only if the database could not take the word that it was sent; mail systems know it by its id then.
        assertThat(work.mails(to)).isNotEmpty().allMatch(mail -> mail.contains(messageId));
    }

    private HttpResponse<byte[]> store(byte[] content) {
        return platform.exchange("POST", "producer", "/api/documents", BodyPublishers.ofByteArray(content));
    }

    private void assertReadable(String id, byte[] content) {
        HttpResponse<byte[]> answer =
                platform.exchange("GET", "producer", "/api/documents/" + id, BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
    }

    private static String id(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
        return Platform.JSON.readTree(answer.body()).path("id").asString();
    }

    private static String problem(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        return Platform.JSON.readTree(answer.body()).path("type").asString().replace("urn:crossdock:problem:", "");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int length) {
        byte[] content = new byte[length];
        new Random().nextBytes(content);
        return content;
    }
}
