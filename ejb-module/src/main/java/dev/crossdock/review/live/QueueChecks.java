package dev.crossdock.review.live;

import static dev.crossdock.review.live.LiveRules.LIVE;

import dev.crossdock.contract.Durations;
import dev.crossdock.queue.BrokerSnapshot.Disk;
import dev.crossdock.queue.QueuePlan;
import dev.crossdock.queue.QueuePlan.Declared;
import dev.crossdock.queue.QueueState;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Finding.Draft;
import dev.crossdock.review.cluster.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
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
            LIVE.check("broker-disk-full", QueueChecks::diskFull),
            LIVE.check("queue-missing", QueueChecks::missing),
            LIVE.check("queue-undeclared", QueueChecks::undeclared),
            LIVE.check("queue-settings-differ", QueueChecks::settings),
            LIVE.check("queue-without-rule", QueueChecks::withoutRule),
            waiting("queue-without-consumer", (declared, queue) -> queue.consumers() == 0 && queue.messages() > 0),
            waiting("queue-paused", (declared, queue) -> queue.paused()),
            LIVE.check("queue-age-exceeded", QueueChecks::age),
            LIVE.check("queue-dead-letters", QueueChecks::deadLetters),
            LIVE.check("queue-expired-jobs", QueueChecks::expired),
            LIVE.check("queue-unrouted-jobs", QueueChecks::unrouted));

    private QueueChecks() {}

    /** What is not as it was declared. */
    static List<Finding> check(QueueSituation situation) {
        return Check.all(ALL, situation);
    }

    private static Stream<Draft> diskFull(QueueSituation situation) {
        Disk disk = situation.now().disk();
        return disk.isFull()
                ? Stream.of(Finding.about("artemis")
                        .with("used", percent(disk.used()))
                        .with("limit", percent(disk.limit())))
                : Stream.empty();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static Stream<Draft> missing(QueueSituation situation) {
        return situation
                .declared()
                .flatMap(declared -> declared.names().stream()
                        .filter(name -> situation.now().queue(name).isEmpty())
                        .map(name -> Finding.about(name).in(declared.workload())));
    }

    private static Stream<Draft> undeclared(QueueSituation situation) {
        Set<String> declared = QueuePlan.names(situation.contracts()).collect(Collectors.toSet());
        return situation.now().queues().values().stream()
                .filter(queue -> !declared.contains(queue.name()) && !OF_THE_BROKER.contains(queue.name()))
                .map(queue -> Finding.about(queue.name())
                        .with("messages", queue.messages())
                        .with("consumers", queue.consumers()));
    }

    private static Stream<Draft> settings(QueueSituation situation) {
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
                    : Stream.of(draft(declared).with("declared", wanted).with("actual", differing));
        });
    }

    /** Numbers come back in other types than they were given in. */
    private static boolean isSame(Object wanted, @Nullable Object actual) {
        return (wanted instanceof Number one && actual instanceof Number other)
                ? Double.compare(one.doubleValue(), other.doubleValue()) == 0
                : wanted.equals(actual);
    }

    private static Stream<Draft> withoutRule(QueueSituation situation) {
        return situation.eachQueue((declared, queue) ->
                situation.now().rules().stream().anyMatch(route -> route.to().equals(queue.name()))
                        ? Stream.empty()
                        : Stream.of(draft(declared)
                                .with(
                                        "rules",
                                        situation.now().rules().stream()
                                                .map(route -> route.name() + " to " + route.to())
                                                .toList())));
    }

    private static Check<QueueSituation> waiting(String rule, BiPredicate<Declared, QueueState> which) {
        return LIVE.check(
                rule,
                situation -> situation.eachQueue((declared, queue) ->
                        which.test(declared, queue) ? Stream.of(waiting(declared, queue)) : Stream.empty()));
    }

    private static Stream<Draft> age(QueueSituation situation) {
        return situation.eachQueue((declared, queue) -> {
            Duration maxAge = declared.queue().maxAge();
            Duration oldest = queue.oldest();
            return maxAge == null || oldest == null || oldest.compareTo(maxAge) <= 0
                    ? Stream.empty()
                    : Stream.of(waiting(declared, queue)
                            .as(
                                    oldest.compareTo(maxAge.multipliedBy(ALARMING)) > 0
                                            ? Severity.CRITICAL
                                            : Severity.WARNING)
                            .with("maxAge", Durations.text(maxAge)));
        });
    }

    /** That a job cannot be done happens; that nobody looks for a day should not. */
    private static Stream<Draft> deadLetters(QueueSituation situation) {
        return situation
                .declared()
                .flatMap(declared -> situation.now().queue(declared.queue().deadLetterQueue()).stream()
                        .filter(queue -> queue.messages() > 0)
                        .map(queue -> held(queue)
                                .in(declared.workload())
                                .as(
                                        queue.oldest() != null && queue.oldest().compareTo(NEGLECT) > 0
                                                ? Severity.WARNING
                                                : Severity.INFO)
                                .saying("queue", declared.queue().name())
                                .saying("jobs", queue.messages() == 1 ? "1 job" : queue.messages() + " jobs")
                                .saying("are", queue.messages() == 1 ? "is" : "are")));
    }

    private static Stream<Draft> expired(QueueSituation situation) {
        return situation
                .declared()
                .flatMap(declared -> Stream.ofNullable(declared.queue().expiryQueue())
                        .flatMap(name -> situation.now().queue(name).stream())
                        .filter(queue -> queue.messages() > 0)
                        .map(queue -> Finding.about(queue.name())
                                .in(declared.workload())
                                .with("messages", queue.messages())));
    }

    private static Stream<Draft> unrouted(QueueSituation situation) {
        return situation.now().queues().values().stream()
                .filter(queue -> queue.name().endsWith(UNROUTED_SUFFIX) && queue.messages() > 0)
                .map(QueueChecks::held);
    }

    private static Draft draft(Declared declared) {
        return Finding.about(declared.queue().name()).in(declared.workload());
    }

    private static Draft waiting(Declared declared, QueueState queue) {
        return draft(declared)
                .with("messages", queue.messages())
                .with("consumers", queue.consumers())
                .with("oldest", oldest(queue));
    }

    private static Draft held(QueueState queue) {
        return Finding.about(queue.name()).with("messages", queue.messages()).with("oldest", oldest(queue));
    }

    private static @Nullable String oldest(QueueState queue) {
        return queue.oldest() == null
                ? null
                : Durations.text(Duration.ofSeconds(queue.oldest().toSeconds()));
    }
}
