package dev.crossdock.review.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.queue.BrokerSnapshot;
import dev.crossdock.queue.BrokerSnapshot.Disk;
import dev.crossdock.queue.QueuePlan;
import dev.crossdock.queue.QueueState;
import dev.crossdock.queue.RoutingRule;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueueChecksTest {

    private static final String CONTRACT = """
            workload: mails
            consumers: []
            transport:
              queues:
                - {name: work.email, maxDeliveries: 5, redeliveryDelay: 2s, redeliveryMultiplier: 2,
                   expiryQueue: expired.work, maxAge: 10m}
            """;

    @Test
    void what_is_as_declared_gives_no_finding() {
        assertThat(findings(broker -> broker)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void each_drift_is_found_with_its_figures(
            String rule, Severity severity, UnaryOperator<Broker> drift, String subject, String figures) {
        assertThat(findings(drift)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.subject()).isEqualTo(subject);
            assertThat(finding.evidence().toString()).contains(figures.split("; "));
            assertThat(finding.advice()).endsWith(".");
        });
    }

    static Stream<Arguments> each_drift_is_found_with_its_figures() {
        return Stream.of(
                drift(
                        "broker-disk-full",
                        Severity.CRITICAL,
                        broker -> broker.using(0.9812),
                        "artemis",
                        "used=98.1%; limit=98.0%"),
                drift("queue-missing", Severity.CRITICAL, broker -> broker.without("work.email"), "work.email", "{}"),
                drift(
                        "queue-missing",
                        Severity.CRITICAL,
                        broker -> broker.without("dlq.work.email"),
                        "dlq.work.email",
                        "{}"),
                drift(
                        "queue-undeclared",
                        Severity.WARNING,
                        broker -> broker.with("spy", 3, 1, null),
                        "spy",
                        "messages=3"),
                drift(
                        "queue-settings-differ",
                        Severity.WARNING,
                        broker -> broker.set("maxDeliveryAttempts", 9),
                        "work.email",
                        "declared={maxDeliveryAttempts=5}; actual={maxDeliveryAttempts=9}"),
                drift("queue-without-rule", Severity.WARNING, Broker::withoutRules, "work.email", "rules=[]"),
                drift(
                        "queue-without-consumer",
                        Severity.CRITICAL,
                        broker -> broker.with("work.email", 2, 0, Duration.ofSeconds(5)),
                        "work.email",
                        "messages=2; consumers=0; oldest=5s"),
                drift("queue-paused", Severity.INFO, Broker::paused, "work.email", "messages=0"),
                drift(
                        "queue-age-exceeded",
                        Severity.WARNING,
                        broker -> broker.with("work.email", 2, 1, Duration.ofMinutes(11)),
                        "work.email",
                        "oldest=11m; maxAge=10m"),
                drift(
                        "queue-age-exceeded",
                        Severity.CRITICAL,
                        broker -> broker.with("work.email", 2, 1, Duration.ofMinutes(31)),
                        "work.email",
                        "oldest=31m"),
                drift(
                        "queue-dead-letters",
                        Severity.INFO,
                        broker -> broker.with("dlq.work.email", 4, 0, Duration.ofHours(2)),
                        "dlq.work.email",
                        "messages=4; oldest=2h"),
                drift(
                        "queue-dead-letters",
                        Severity.WARNING,
                        broker -> broker.with("dlq.work.email", 4, 0, Duration.ofHours(26)),
                        "dlq.work.email",
                        "oldest=1d2h"),
                drift(
                        "queue-expired-jobs",
                        Severity.INFO,
                        broker -> broker.with("expired.work", 1, 0, Duration.ofHours(2)),
                        "expired.work",
                        "messages=1"),
                drift(
                        "queue-unrouted-jobs",
                        Severity.CRITICAL,
                        broker -> broker.with("work.unrouted", 6, 0, Duration.ofHours(2)),
                        "work.unrouted",
                        "messages=6"));
    }

    private static Arguments drift(
            String rule, Severity severity, UnaryOperator<Broker> drift, String subject, String figures) {
        return Arguments.of(rule, severity, drift, subject, figures);
    }

    @Test
    void every_rule_can_be_found() {
        assertThat(each_drift_is_found_with_its_figures().map(drift -> drift.get()[0].toString()))
                .containsAll(
                        QueueChecks.ALL.stream().map(check -> check.rule().id()).toList());
    }

    private static List<Finding> findings(UnaryOperator<Broker> drift) {
        WorkloadContract contract = contract();
        return QueueChecks.check(new QueueSituation(
                List.of(contract), drift.apply(Broker.asDeclared(contract)).snapshot()));
    }

    private static WorkloadContract contract() {
        try {
            return new Contracts().read(CONTRACT.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidContractException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A broker that is as its contract says, and can be bent. */
    private static final class Broker {

        private final Map<String, QueueState> queues = new HashMap<>();
        private final Map<String, Object> settings = new HashMap<>();
        private Disk disk = new Disk(0.5, 0.98);
        private List<RoutingRule> rules = List.of(new RoutingRule("email", "work", "work.email", "kind = 'email'"));

        static Broker asDeclared(WorkloadContract contract) {
            Broker broker = new Broker();
            QueuePlan.names(List.of(contract)).forEach(name -> broker.with(name, 0, 1, null));
            broker.with("work.unrouted", 0, 0, null).with("DLQ", 0, 0, null).with("ExpiryQueue", 0, 0, null);
            QueuePlan.of(List.of(contract))
                    .forEach(declared -> broker.settings.putAll(QueuePlan.settings(declared.queue())));
            return broker;
        }

        Broker with(String name, long messages, int consumers, @Nullable Duration oldest) {
            queues.put(name, new QueueState(name, name, messages, 0, 0, consumers, false, messages, 0, 0, 0, oldest));
            return this;
        }

        Broker without(String name) {
            queues.remove(name);
            return this;
        }

        Broker set(String name, Object value) {
            settings.put(name, value);
            return this;
        }

        Broker using(double disk) {
            this.disk = new Disk(disk, 0.98);
            return this;
        }

        Broker withoutRules() {
            rules = List.of();
            return this;
        }

        Broker paused() {
            queues.put("work.email", new QueueState("work.email", "work.email", 0, 0, 0, 1, true, 0, 0, 0, 0, null));
            return this;
        }

        BrokerSnapshot snapshot() {
            return new BrokerSnapshot(Instant.EPOCH, disk, queues, Map.of("work.email", settings), rules);
        }
    }
}
