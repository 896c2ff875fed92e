package dev.crossdock.platform;

import static dev.crossdock.platform.Forgotten.assertForgotten;
import static dev.crossdock.stack.testing.BackgroundWork.anAddress;
import static dev.crossdock.stack.testing.BackgroundWork.anEmail;
import static dev.crossdock.stack.testing.BackgroundWork.states;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.testing.BackgroundWork;
import dev.crossdock.stack.testing.Platform;
import dev.crossdock.value.Checksums;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Each server is killed once while everything goes on that it may interrupt. The last class on the shared stack: an
 * application that has begun anew is slow for a while.
 */
@Order(Integer.MAX_VALUE)
class FaultsIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration AFTER_A_RESTART = Duration.ofMinutes(8);

    private static final int JOBS = 200;
    private static final int WORKERS = 4;
    private static final int PART = 8 << 20;
    private static final String ORDERS = "order-events";
    private static final List<String> GROUPS = List.of("support-projection", "fulfillment", "billing", "analytics");

    private final Platform platform = Platform.running();
    private final UnderLoad load = new UnderLoad(platform);
    private final BackgroundWork work = new BackgroundWork(platform);
    private final OutboxLoad outbox = new OutboxLoad(platform);
    private final Findings findings = new Findings(platform);

    @Test
    void an_application_that_is_killed_in_the_middle_of_everything_goes_on_where_it_was() throws InterruptedException {
        byte[] content = new byte[3 * PART + 1_000];
        new Random().nextBytes(content);
        Upload upload = Upload.begin(platform, content);
        sendTheFirstPart(upload, content);
        String gone = eraseWhileAGroupStandsStill();
        String to = anAddress();
        Set<String> jobs = new HashSet<>();

        load.survives(
                () -> {
                    IntStream.range(0, JOBS).forEach(i -> jobs.add(work.submit("email", anEmail(to))));
                    await().atMost(SOON).until(() -> !work.mails(to).isEmpty());
                    platform.whileAsleep("mail", () -> {
                        // The others may all be done by now.
                        IntStream.range(0, WORKERS).forEach(i -> jobs.add(work.submit("email", anEmail(to))));
                        await().atMost(SOON).until(() -> !running().isEmpty());
                        outbox.append();
                        platform.stack.kill("application");
                    });
                    outbox.assertWaiting();
                    platform.start();
                    assertStillOpen(gone);
                    resume();
                },
                1);

        assertDoneOnce(jobs, to);
        outbox.assertPublishedOnceAndInOrder();
        assertGoesOn(upload, content);
        await().atMost(SOON).until(() -> erase(gone).statusCode() == 200);
        assertForgotten(platform, gone);
    }

    /** What did not come to its end shall not be what the other tests fail at. */
    @AfterEach
    void resume() {
        platform.post("operator", "/api/consumer-groups/analytics/resume");
    }

    @Test
    void a_database_that_is_killed_under_load_costs_nothing() throws InterruptedException {
        load.survives(
                () -> {
                    platform.stack.kill("postgresql");
                    platform.start();
                },
                1);
    }

    @Test
    void a_kafka_that_is_killed_under_load_costs_nothing_and_is_a_finding_that_resolves_no_other()
            throws InterruptedException {
        try (KafkaTools kafka = new KafkaTools(bootstrap())) {
            kafka.set(ORDERS, "max.message.bytes", "2000000");
            findings.awaitOpen("max-message-differs", ORDERS);

            load.survives(
                    () -> {
                        platform.stack.kill("kafka");
                        findings.awaitOpen("kafka-unreachable", "business");
                        assertThat(findings.find("max-message-differs", ORDERS)).isPresent();
                        platform.start();
                    },
                    1);

            findings.awaitGone("kafka-unreachable", "business");
            kafka.set(ORDERS, "max.message.bytes", "1048576");
            findings.awaitGone("max-message-differs", ORDERS);
        }
    }

    /** A zombie: its partitions are taken from it while it holds records that it has read, and it wakes up with them. */
    @Test
    void an_application_that_sleeps_beyond_its_session_loses_nothing_and_doubles_nothing() throws InterruptedException {
        try (KafkaTools kafka = new KafkaTools(bootstrap())) {
            load.survives(
                    () -> platform.whileAsleep(
                            "application",
                            () -> await().atMost(AFTER_A_RESTART)
                                    .until(() -> kafka.members("support-projection") == 0)),
                    1);
        }
    }

    @Test
    void jobs_are_accepted_while_the_broker_is_away_and_mail_may_be_away_too() {
        String before = work.submit("email", anEmail(anAddress()));
        platform.stack.kill("mail");
        String retried = work.submit("email", anEmail(anAddress()));
        work.awaitState(retried, "retrying");
        platform.stack.kill("artemis");

        String during = work.submit("email", anEmail(anAddress()));
        assertThat(work.job(during).path("state").asString()).isEqualTo("queued");
        platform.start();

        for (String id : List.of(before, retried, during)) {
            work.awaitState(id, "done");
        }
        assertThat(states(work.job(retried))).contains("retrying");
    }

    private void sendTheFirstPart(Upload upload, byte[] content) {
        HttpResponse<byte[]> first = upload.append(0, Arrays.copyOf(content, PART + 500));
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(Upload.header(first, "Upload-Offset")).isEqualTo(String.valueOf(PART));
        HttpResponse<byte[]> wrong = upload.append(5, new byte[10]);
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(Platform.JSON.readTree(wrong.body()).path("type").asString())
                .isEqualTo("urn:crossdock:problem:mismatching-upload-offset");
        assertThat(Upload.header(wrong, "Upload-Offset")).isEqualTo(String.valueOf(PART));
    }

    private void assertGoesOn(Upload upload, byte[] content) {
        assertThat(upload.offset()).isEqualTo(String.valueOf(PART));
        HttpResponse<byte[]> last = upload.append(PART, Arrays.copyOfRange(content, PART, content.length));
        assertThat(last.statusCode()).isEqualTo(201);
        JsonNode stored = Platform.JSON.readTree(last.body());
        String id = stored.path("id").asString();
        assertThat(stored.path("sha256").asString()).isEqualTo(Checksums.sha256(content));
        assertThat(upload.isComplete()).isTrue();
        assertThat(platform.exchange("GET", "producer", "/api/documents/" + id, BodyPublishers.noBody())
                        .body())
                .isEqualTo(content);
        await().atMost(SOON)
                .until(() -> TopicContent.of(bootstrap(), "document-events").stream()
                        .anyMatch(event -> id.equals(event.key())));
    }

    private String eraseWhileAGroupStandsStill() {
        String customer = "c" + UUID.randomUUID().toString().replace("-", "");
        platform.event(Platform.profile(customer, 1));
        platform.event(Platform.profile(customer, 2));
        GROUPS.forEach(group -> await().atMost(SOON).until(() -> lag(group) == 0));
        platform.post("operator", "/api/consumer-groups/analytics/pause");
        assertThat(erase(customer).statusCode()).isEqualTo(202);
        return customer;
    }

    private void assertStillOpen(String customer) {
        assertThat(platform.json("operator", "/api/erasures").get("items"))
                .filteredOn(
                        certificate -> certificate.get("customer").asString().equals(customer))
                .singleElement()
                .satisfies(certificate ->
                        assertThat(certificate.get("state").asString()).isNotEqualTo("complete"));
    }

    /** SMTP cannot say whether it has a mail: only those at work at the moment of the kill may be there twice. */
    private void assertDoneOnce(Set<String> jobs, String to) {
        Set<String> messageIds = new HashSet<>();
        jobs.forEach(id -> messageIds.add(
                work.awaitState(id, "done").at("/result/messageId").asString()));
        assertThat(messageIds).hasSameSizeAs(jobs);
        List<String> sent = work.mails(to);
        assertThat(messageIds).allSatisfy(messageId -> assertThat(sent).anyMatch(mail -> mail.contains(messageId)));
        assertThat(sent.size()).isBetween(jobs.size(), jobs.size() + WORKERS);
        assertThat(platform.rows("select gid from pg_prepared_xacts")).isEmpty();
        await().atMost(SOON)
                .until(() -> platform.json("operator", "/api/work/queues/work.email")
                                .path("inProgress")
                                .asInt()
                        == 0);
    }

    private List<List<String>> running() {
        return platform.rows("select id from work.job where state = 'RUNNING'");
    }

    private HttpResponse<String> erase(String customer) {
        return platform.delete("operator", "/api/customers/" + customer);
    }

    private long lag(String group) {
        return platform.json("operator", "/api/consumer-groups/" + group)
                .get("lag")
                .asLong();
    }

    private String bootstrap() {
        return platform.stack.applicationSettings().get("crossdock.kafka.bootstrap");
    }
}
