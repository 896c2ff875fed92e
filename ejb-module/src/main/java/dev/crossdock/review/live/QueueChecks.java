package dev.crossdock.review.live;

import dev.crossdock.contract.Durations;
import dev.crossdock.queue.BrokerSnapshot.Disk;
import dev.crossdock.queue.QueuePlan;
import dev.crossdock.queue.QueuePlan.Declared;
import dev.crossdock.queue.QueueState;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Queues are there, set as their contracts say, reachable by a rule, and their jobs get done. */
final class QueueChecks {

    static final String DISK_FULL = "broker-disk-full";
    static final String MISSING = "queue-missing";
    static final String UNDECLARED = "queue-undeclared";
    static final String SETTINGS = "queue-settings-differ";
    static final String NO_RULE = "queue-without-rule";
    static final String NO_CONSUMER = "queue-without-consumer";
    static final String PAUSED = "queue-paused";
    static final String AGE = "queue-age-exceeded";
    static final String DEAD_LETTERS = "queue-dead-letters";
    static final String EXPIRED = "queue-expired-jobs";
    static final String UNROUTED = "queue-unrouted-jobs";

    /** The identifiers of everything that may be found. */
    static final List<String> RULES = List.of(
            DISK_FULL,
            MISSING,
            UNDECLARED,
            SETTINGS,
            NO_RULE,
            NO_CONSUMER,
            PAUSED,
            AGE,
            DEAD_LETTERS,
            EXPIRED,
            UNROUTED);

    /** Of the broker's own configuration: for what no contract says. */
    private static final Set<String> OF_THE_BROKER = Set.of("DLQ", "ExpiryQueue", "work.unrouted");

    private static final String UNROUTED_SUFFIX = ".unrouted";
    private static final int ALARMING = 3;
    private static final Duration NEGLECT = Duration.ofDays(1);

    private static final List<Function<QueueSituation, Stream<Finding>>> ALL = List.of(
            QueueChecks::diskFull,
            QueueChecks::missing,
            QueueChecks::undeclared,
            QueueChecks::settings,
            QueueChecks::withoutRule,
            QueueChecks::withoutConsumer,
            QueueChecks::paused,
            QueueChecks::age,
            QueueChecks::deadLetters,
            QueueChecks::expired,
            QueueChecks::unrouted);

    private QueueChecks() {}

    /** What is not as it was declared. */
    static List<Finding> check(QueueSituation situation) {
        return ALL.stream().flatMap(look -> look.apply(situation)).toList();
    }

    private static Stream<Finding> diskFull(QueueSituation situation) {
        Disk disk = situation.now().disk();
        return disk.isFull()
                ? Stream.of(Finding.of(DISK_FULL, Severity.CRITICAL, "artemis")
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

    private static Stream<Finding> missing(QueueSituation situation) {
        return situation
                .declared()
                .flatMap(declared -> declared.names().stream()
                        .filter(name -> situation.now().queue(name).isEmpty())
                        .map(name -> Finding.of(MISSING, Severity.CRITICAL, name)
                                .in(declared.workload())
                                .saying("the queue " + name + " is declared and does not exist")
                                .advise("Restart the application, which creates what is declared, or remove it from the"
                                        + " contract.")))
                .distinct();
    }

    private static Stream<Finding> undeclared(QueueSituation situation) {
        Set<String> declared = QueuePlan.names(situation.contracts()).collect(Collectors.toSet());
        return situation.now().queues().values().stream()
                .filter(queue -> !declared.contains(queue.name()) && !OF_THE_BROKER.contains(queue.name()))
                .map(queue -> Finding.of(UNDECLARED, Severity.WARNING, queue.name())
                        .saying("the queue " + queue.name() + " has no contract")
                        .with("messages", queue.messages())
                        .with("consumers", queue.consumers())
                        .advise("Declare it in the contract of its workload, or delete it."));
    }

    private static Stream<Finding> settings(QueueSituation situation) {
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
                    : Stream.of(of(SETTINGS, Severity.WARNING, declared)
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

    private static Stream<Finding> withoutRule(QueueSituation situation) {
        return situation.eachQueue((declared, queue) -> situation.now().rules().stream()
                        .anyMatch(rule -> rule.to().equals(queue.name()))
                ? Stream.empty()
                : Stream.of(of(NO_RULE, Severity.WARNING, declared)
                        .saying("no rule of the broker leads to " + queue.name())
                        .with(
                                "rules",
                                situation.now().rules().stream()
                                        .map(rule -> rule.name() + " to " + rule.to())
                                        .toList())
                        .advise("Add a rule to server-config/artemis/routing.xml; jobs that none matches stay in"
                                + " work.unrouted.")));
    }

    private static Stream<Finding> withoutConsumer(QueueSituation situation) {
        return situation.eachQueue((declared, queue) -> queue.consumers() > 0 || queue.messages() == 0
                ? Stream.empty()
                : Stream.of(waiting(of(NO_CONSUMER, Severity.CRITICAL, declared), queue)
                        .saying(queue.messages() + " jobs in " + queue.name() + " and no worker")
                        .advise("Start the application, or look at its log for why its workers do not come.")));
    }

    private static Stream<Finding> paused(QueueSituation situation) {
        return situation.eachQueue((declared, queue) -> !queue.paused()
                ? Stream.empty()
                : Stream.of(waiting(of(PAUSED, Severity.INFO, declared), queue)
                        .saying(queue.name() + " is paused")
                        .advise("Resume it when the reason is gone: POST /api/work/queues/" + queue.name()
                                + "/resume.")));
    }

    private static Stream<Finding> age(QueueSituation situation) {
        return situation.eachQueue((declared, queue) -> {
            Duration maxAge = declared.queue().maxAge();
            Duration oldest = queue.oldest();
            if (maxAge == null || oldest == null || oldest.compareTo(maxAge) <= 0) {
                return Stream.empty();
            }
            boolean alarming = oldest.compareTo(maxAge.multipliedBy(ALARMING)) > 0;
            return Stream.of(waiting(of(AGE, alarming ? Severity.CRITICAL : Severity.WARNING, declared), queue)
                    .saying("the oldest job in " + queue.name() + " waits for " + text(oldest) + ", the contract says "
                            + Durations.text(maxAge))
                    .with("maxAge", Durations.text(maxAge))
                    .advise("Add workers (CROSSDOCK_WORK_<KIND>_WORKERS), or look at why they are slow."));
        });
    }

    private static Stream<Finding> deadLetters(QueueSituation situation) {
        return situation
                .declared()
                .flatMap(declared -> situation.now().queue(declared.queue().deadLetterQueue()).stream()
                        .filter(queue -> queue.messages() > 0)
                        .map(queue -> Finding.of(DEAD_LETTERS, neglected(queue), queue.name())
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

    private static Stream<Finding> expired(QueueSituation situation) {
        return situation
                .declared()
                .flatMap(declared -> Stream.ofNullable(declared.queue().expiryQueue())
                        .flatMap(name -> situation.now().queue(name).stream())
                        .filter(queue -> queue.messages() > 0)
                        .map(queue -> Finding.of(EXPIRED, Severity.INFO, queue.name())
                                .in(declared.workload())
                                .saying(queue.messages() + " jobs passed their deadline before they were done")
                                .with("messages", queue.messages())
                                .advise("Add workers if deadlines matter; their jobs are among the dead ones.")))
                .distinct();
    }

    private static Stream<Finding> unrouted(QueueSituation situation) {
        return situation.now().queues().values().stream()
                .filter(queue -> queue.name().endsWith(UNROUTED_SUFFIX) && queue.messages() > 0)
                .map(
                        queue -> Finding.of(UNROUTED, Severity.CRITICAL, queue.name())
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
