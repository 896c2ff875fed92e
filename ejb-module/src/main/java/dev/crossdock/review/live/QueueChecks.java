package dev.crossdock.review.live;

import dev.crossdock.contract.Durations;
import dev.crossdock.queue.BrokerSnapshot.Disk;
import dev.crossdock.queue.QueuePlan;
import dev.crossdock.queue.QueuePlan.Declared;
import dev.crossdock.queue.QueueState;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Queues are there, set as their contracts say, reachable by a rule, and their jobs get done. */
final class QueueChecks {

    /** Of the broker's own configuration: for what no contract says. */
    private static final Set<String> OF_THE_BROKER = Set.of("DLQ", "ExpiryQueue", "work.unrouted");

    private static final String UNROUTED_SUFFIX = ".unrouted";
    private static final int ALARMING = 3;
    private static final Duration NEGLECT = Duration.ofDays(1);

    static final List<Check<QueueSituation>> ALL = List.of(
            Check.of("broker-disk-full", QueueChecks::diskFull),
            Check.of("queue-missing", QueueChecks::missing),
            Check.of("queue-undeclared", QueueChecks::undeclared),
            Check.of("queue-settings-differ", QueueChecks::settings),
            Check.of("queue-without-rule", QueueChecks::withoutRule),
            Check.of("queue-without-consumer", QueueChecks::withoutConsumer),
            Check.of("queue-paused", QueueChecks::paused),
            Check.of("queue-age-exceeded", QueueChecks::age),
            Check.of("queue-dead-letters", QueueChecks::deadLetters),
            Check.of("queue-expired-jobs", QueueChecks::expired),
            Check.of("queue-unrouted-jobs", QueueChecks::unrouted));

    private QueueChecks() {}

    /** What is not as it was declared. */
    static List<Finding> check(QueueSituation situation) {
        return Check.all(ALL, situation);
    }

    private static Stream<Finding> diskFull(String rule, QueueSituation situation) {
        Disk disk = situation.now().disk();
        return disk.isFull()
                ? Stream.of(Finding.of(rule, Severity.CRITICAL, "artemis")
                        .saying("the broker's disk is full: it takes no jobs; they are accepted and wait in the"
                                + " database")
                        .with("used", percent(disk.used()))
                        .with("limit", percent(disk.limit()))
                        .advise("Free space on the broker's disk; everything goes on by itself then."))
                : Stream.empty();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static Stream<Finding> missing(String rule, QueueSituation situation) {
        return situation
                .declared()
                .flatMap(declared -> declared.names().stream()
                        .filter(name -> situation.now().queue(name).isEmpty())
                        .map(name -> Finding.of(rule, Severity.CRITICAL, name)
                                .in(declared.workload())
                                .saying("the queue " + name + " is declared and does not exist")
                                .advise("Restart the application, which creates what is declared, or remove it from the"
                                        + " contract.")))
                .distinct();
    }

    private static Stream<Finding> undeclared(String rule, QueueSituation situation) {
        Set<String> declared = QueuePlan.names(situation.contracts()).collect(Collectors.toSet());
        return situation.now().queues().values().stream()
                .filter(queue -> !declared.contains(queue.name()) && !OF_THE_BROKER.contains(queue.name()))
                .map(queue -> Finding.of(rule, Severity.WARNING, queue.name())
                        .saying("the queue " + queue.name() + " has no contract")
                        .with("messages", queue.messages())
                        .with("consumers", queue.consumers())
                        .advise("Declare it in the contract of its workload, or delete it."));
    }

    private static Stream<Finding> settings(String rule, QueueSituation situation) {
        return situation.eachQueue((declared, queue) -> {
            Map<String, Object> actual = situation.now().settings().getOrDefault(queue.name(), Map.of());
            Map<String, Object> differing = new TreeMap<>();
            Map<String, Object> wanted = new TreeMap<>();
            QueuePlan.settings(declared.queue()).forEach((name, value) -> {
                if (!isSame(value, actual.get(name))) {
                    wanted.put(name, value);
                    differing.put(name, String.valueOf(actual.get(name)));
                }
            });
            return wanted.isEmpty()
                    ? Stream.empty()
                    : Stream.of(of(rule, Severity.WARNING, declared)
                            .saying("the address of " + queue.name() + " is not set as the contract says")
                            .with("declared", wanted)
                            .with("actual", differing)
                            .advise("Restart the application, which sets what is declared, or correct the contract."));
        });
    }

    /** Numbers come back in other types than they were given in. */
    private static boolean isSame(Object wanted, @Nullable Object actual) {
        return (wanted instanceof Number one && actual instanceof Number other)
                ? Double.compare(one.doubleValue(), other.doubleValue()) == 0
                : wanted.equals(actual);
    }

    private static Stream<Finding> withoutRule(String rule, QueueSituation situation) {
        return situation.eachQueue((declared, queue) -> situation.now().rules().stream()
                        .anyMatch(route -> route.to().equals(queue.name()))
                ? Stream.empty()
                : Stream.of(of(rule, Severity.WARNING, declared)
                        .saying("no rule of the broker leads to " + queue.name())
                        .with(
                                "rules",
                                situation.now().rules().stream()
                                        .map(route -> route.name() + " to " + route.to())
                                        .toList())
                        .advise("Add a rule to server-config/artemis/routing.xml; jobs that none matches stay in"
                                + " work.unrouted.")));
    }

    private static Stream<Finding> withoutConsumer(String rule, QueueSituation situation) {
        return situation.eachQueue((declared, queue) -> queue.consumers() > 0 || queue.messages() == 0
                ? Stream.empty()
                : Stream.of(waiting(of(rule, Severity.CRITICAL, declared), queue)
                        .saying(queue.messages() + " jobs in " + queue.name() + " and no worker")
                        .advise("Start the application, or look at its log for why its workers do not come.")));
    }

    private static Stream<Finding> paused(String rule, QueueSituation situation) {
        return situation.eachQueue((declared, queue) -> !queue.paused()
                ? Stream.empty()
                : Stream.of(waiting(of(rule, Severity.INFO, declared), queue)
                        .saying(queue.name() + " is paused")
                        .advise("Resume it when the reason is gone: POST /api/work/queues/" + queue.name()
                                + "/resume.")));
    }

    private static Stream<Finding> age(String rule, QueueSituation situation) {
        return situation.eachQueue((declared, queue) -> {
            Duration maxAge = declared.queue().maxAge();
            Duration oldest = queue.oldest();
            if (maxAge == null || oldest == null || oldest.compareTo(maxAge) <= 0) {
                return Stream.empty();
            }
            boolean alarming = oldest.compareTo(maxAge.multipliedBy(ALARMING)) > 0;
            return Stream.of(waiting(of(rule, alarming ? Severity.CRITICAL : Severity.WARNING, declared), queue)
                    .saying("the oldest job in " + queue.name() + " waits for " + text(oldest) + ", the contract says "
                            + Durations.text(maxAge))
                    .with("maxAge", Durations.text(maxAge))
                    .advise("Add workers (CROSSDOCK_WORK_<KIND>_WORKERS), or look at why they are slow."));
        });
    }

    private static Stream<Finding> deadLetters(String rule, QueueSituation situation) {
        return situation
                .declared()
                .flatMap(declared -> situation.now().queue(declared.queue().deadLetterQueue()).stream()
                        .filter(queue -> queue.messages() > 0)
                        .map(queue -> Finding.of(rule, neglected(queue), queue.name())
                                .in(declared.workload())
                                .saying(dead(declared.queue().name(), queue.messages()))
                                .with("messages", queue.messages())
                                .with("oldest", queue.oldest() == null ? null : text(queue.oldest()))
                                .advise("Look at them with GET /api/work/dead or on the console, correct them and queue"
                                        + " them again.")));
    }

    private static String dead(String queue, long jobs) {
        return jobs == 1 ? "1 job of " + queue + " is dead" : jobs + " jobs of " + queue + " are dead";
    }

    /** That a job cannot be done happens; that nobody looks for a day should not. */
    private static Severity neglected(QueueState deadLetters) {
        Duration oldest = deadLetters.oldest();
        return oldest != null && oldest.compareTo(NEGLECT) > 0 ? Severity.WARNING : Severity.INFO;
    }

    private static Stream<Finding> expired(String rule, QueueSituation situation) {
        return situation
                .declared()
                .flatMap(declared -> Stream.ofNullable(declared.queue().expiryQueue())
                        .flatMap(name -> situation.now().queue(name).stream())
                        .filter(queue -> queue.messages() > 0)
                        .map(queue -> Finding.of(rule, Severity.INFO, queue.name())
                                .in(declared.workload())
                                .saying(queue.messages() + " jobs passed their deadline before they were done")
                                .with("messages", queue.messages())
                                .advise("Add workers if deadlines matter; their jobs are among the dead ones.")))
                .distinct();
    }

    private static Stream<Finding> unrouted(String rule, QueueSituation situation) {
        return situation.now().queues().values().stream()
                .filter(queue -> queue.name().endsWith(UNROUTED_SUFFIX) && queue.messages() > 0)
                .map(
                        queue -> Finding.of(rule, Severity.CRITICAL, queue.name())
                                .saying(queue.messages() + " jobs match no rule of the broker")
                                .with("messages", queue.messages())
                                .with("oldest", queue.oldest() == null ? null : text(queue.oldest()))
                                .advise(
                                        "Add a rule to server-config/artemis/routing.xml and move them to the address \"work\"."));
    }

    private static Finding.Draft of(String rule, Severity severity, Declared declared) {
        return Finding.of(rule, severity, declared.queue().name()).in(declared.workload());
    }

    private static Finding.Draft waiting(Finding.Draft draft, QueueState queue) {
        return draft.with("messages", queue.messages())
                .with("consumers", queue.consumers())
                .with("oldest", queue.oldest() == null ? null : text(queue.oldest()));
    }

    private static String text(Duration age) {
        return Durations.text(Duration.ofSeconds(age.toSeconds()));
    }
}
