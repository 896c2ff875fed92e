package dev.crossdock.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.WorkloadContract;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application asks of a broker, asked of a real one with the contracts of the application. */
class BrokerTest {

    private static final List<WorkloadContract> CONTRACTS = new Contracts().ofThisApplication();

    @TempDir
    static Path data;

    private static @Nullable RealBroker started;

    @BeforeAll
    static void start() throws Exception {
        started = new RealBroker(data);
    }

    @AfterAll
    static void stop() throws Exception {
        real().close();
    }

    @BeforeEach
    void ensure() throws BrokerUnavailableException {
        real().ensure(CONTRACTS);
    }

    @Test
    void declared_queues_exist_with_the_settings_of_their_contract_and_asking_again_changes_nothing() throws Exception {
        real().ensure(CONTRACTS);

        BrokerSnapshot seen = real().observer().observe();

        assertThat(seen.queues().keySet())
                .containsAll(QueuePlan.names(CONTRACTS).toList());
        for (QueuePlan.Declared declared : QueuePlan.of(CONTRACTS)) {
            Map<String, Object> actual =
                    Objects.requireNonNull(seen.settings().get(declared.queue().name()));
            QueuePlan.settings(declared.queue())
                    .forEach((name, value) -> assertThat(
                                    String.valueOf(actual.get(name)).replaceAll("\\.0$", ""))
                            .as(name)
                            .isEqualTo(value.toString().replaceAll("\\.0$", "")));
        }
        assertThat(seen.rules()).extracting(RoutingRule::to).contains("work.email", "work.image", "work.document");
    }

    @Test
    void a_message_sent_twice_is_there_once_and_what_goes_with_it_is_refused_as_a_whole() throws Exception {
        long before = depth("work.email");
        try (Sender sender = real().broker().sender()) {
            sender.send(message("one", "email", null));
            sender.commit();
            sender.send(message("one", "email", null));
            sender.send(message("two", "email", null));
            assertThatThrownBy(sender::commit).isInstanceOf(AlreadySentException.class);
            assertThat(depth("work.email")).isEqualTo(before + 1);

            sender.send(message("two", "email", null));
            sender.commit();
        }

        assertThat(depth("work.email")).isEqualTo(before + 2);
    }

    @Test
    void a_message_waits_for_its_time_and_one_without_a_rule_stays_in_sight() throws Exception {
        try (Sender sender = real().broker().sender()) {
            sender.send(message("later", "image", Instant.now().plusSeconds(600)));
            sender.send(message("nobody", "fax", null));
            sender.commit();
        }

        QueueState image = queue("work.image").orElseThrow();
        assertThat(image.scheduled()).isEqualTo(1);
        assertThat(image.waiting()).isZero();
        assertThat(depth("work.unrouted")).isEqualTo(1);
    }

    @Test
    void what_the_broker_refuses_and_a_broker_that_is_away_are_told_apart() throws Exception {
        try (Management management = real().broker().management()) {
            assertThatThrownBy(() -> management.onQueue("no-such-queue", "pause"))
                    .isInstanceOf(BrokerRefusedException.class)
                    .hasMessageContaining("no-such-queue");
        }
        Broker away = new Broker();
        away.url = Optional.of("tcp://127.0.0.1:1");
        away.user = Optional.empty();
        away.password = Optional.empty();
        assertThatThrownBy(away::management)
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void a_queue_that_is_gone_comes_back_when_somebody_doubts_that_it_is_there() throws Exception {
        QueueStart start = new QueueStart();
        start.queues = new DeclaredQueues() {
            @Override
            public void ensure() throws BrokerUnavailableException {
                real().ensure(CONTRACTS);
            }
        };
        start.ensure();
        assertThat(start.isReady()).isTrue();
        try (Management management = real().broker().management()) {
            management.call("destroyQueue", "dlq.work.email");
        }

        start.ensure();
        assertThat(queue("dlq.work.email")).isEmpty();
        start.doubt();
        start.ensure();
        assertThat(queue("dlq.work.email")).isPresent();
    }

    private static Outgoing message(String id, String kind, @Nullable Instant notBefore) {
        return new Outgoing("work", id, 4, notBefore, Map.of("kind", kind));
    }

    private static long depth(String queue) throws BrokerUnavailableException {
        return queue(queue).orElseThrow().messages();
    }

    private static Optional<QueueState> queue(String name) throws BrokerUnavailableException {
        return Optional.ofNullable(real().observer().queues().get(name));
    }

    private static RealBroker real() {
        return Objects.requireNonNull(started);
    }
}
