package dev.crossdock.review.live;

import static dev.crossdock.review.live.LiveRules.LIVE;

import dev.crossdock.connect.ConnectSnapshot;
import dev.crossdock.connect.ConnectSnapshot.ConnectorState;
import dev.crossdock.connect.ConnectSnapshot.TaskState;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Finding.Draft;
import dev.crossdock.review.cluster.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Connectors are those that contracts name, and they run. */
final class ConnectChecks {

    /** Connect moves work around: a state that ends by itself. */
    private static final Set<String> FINE = Set.of("RUNNING", "RESTARTING");

    private static final String FAILED = "FAILED";

    static final List<Check<ConnectSituation>> ALL = List.of(
            LIVE.check("connect-not-configured", ConnectChecks::notConfigured),
            LIVE.check("connect-unreachable", ConnectChecks::unreachable),
            LIVE.check("connector-missing", ConnectChecks::missing),
            LIVE.check("connector-not-running", ConnectChecks::notRunning),
            LIVE.check("connector-undeclared", ConnectChecks::undeclared));

    private ConnectChecks() {}

    /** What is not as it was declared. */
    static List<Finding> check(ConnectSituation situation) {
        return Check.all(ALL, situation);
    }

    /** A connector that a contract names. */
    private record Declared(String workload, String connector) {

        Draft draft() {
            return Finding.about(connector).in(workload);
        }
    }

    private static Stream<Declared> declared(ConnectSituation situation) {
        return situation.contracts().stream()
                .flatMap(contract -> contract.transport(Kafka.class).stream()
                        .flatMap(kafka -> Stream.of(kafka.sourceConnector(), kafka.sinkConnector())
                                .filter(Objects::nonNull))
                        .map(connector -> new Declared(contract.workload(), connector)));
    }

    private static Stream<Draft> notConfigured(ConnectSituation situation) {
        return situation.now() != null ? Stream.empty() : declared(situation).map(Declared::draft);
    }

    private static Stream<Draft> unreachable(ConnectSituation situation) {
        return Stream.ofNullable(situation.now())
                .filter(connect -> connect.problem() != null)
                .map(connect -> Finding.about(connect.url()).with("reason", connect.problem()));
    }

    private static Stream<ConnectSnapshot> answer(ConnectSituation situation) {
        return Stream.ofNullable(situation.now()).filter(connect -> connect.problem() == null);
    }

    private static Stream<Draft> missing(ConnectSituation situation) {
        return answer(situation)
                .flatMap(connect -> declared(situation)
                        .filter(declared -> !connect.connectors().containsKey(declared.connector()))
                        .map(declared -> declared.draft()
                                .with("url", connect.url())
                                .with(
                                        "known",
                                        connect.connectors().keySet().stream()
                                                .sorted()
                                                .toList())));
    }

    private static Stream<Draft> notRunning(ConnectSituation situation) {
        return answer(situation)
                .flatMap(connect -> declared(situation)
                        .flatMap(declared -> Stream.ofNullable(
                                        connect.connectors().get(declared.connector()))
                                .flatMap(connector -> notRunning(declared, connector))));
    }

    private static Stream<Draft> notRunning(Declared declared, ConnectorState connector) {
        List<TaskState> idle = connector.tasks().stream()
                .filter(task -> !FINE.contains(task.state()))
                .toList();
        if (FINE.contains(connector.state()) && idle.isEmpty()) {
            return Stream.empty();
        }
        boolean failed = connector.state().equals(FAILED)
                || idle.stream().anyMatch(task -> task.state().equals(FAILED));
        String reason = Stream.concat(
                        Stream.ofNullable(connector.reason()),
                        idle.stream().map(TaskState::reason).filter(Objects::nonNull))
                .findFirst()
                .orElse("");
        String tasks = " and " + idle.size() + " of " + connector.tasks().size() + " tasks do not run";
        return Stream.of(declared.draft()
                .as(failed ? Severity.CRITICAL : Severity.WARNING)
                .saying("is", connector.state().toLowerCase(Locale.ROOT) + (idle.isEmpty() ? "" : tasks))
                .saying(
                        "repair",
                        (failed ? "Remove the cause, then restart it: " : "Resume it: ") + "./crossdock groups "
                                + declared.connector() + (failed ? " restart" : " resume"))
                .with("state", connector.state())
                .with("tasks", connector.tasks().size())
                .with(
                        "idleTasks",
                        idle.stream()
                                .map(task -> task.id() + " " + task.state())
                                .toList())
                .with("reason", reason));
    }

    private static Stream<Draft> undeclared(ConnectSituation situation) {
        Set<String> known = declared(situation).map(Declared::connector).collect(Collectors.toSet());
        return answer(situation)
                .flatMap(connect -> connect.connectors().values().stream()
                        .filter(connector -> !known.contains(connector.name()))
                        .map(connector -> Finding.about(connector.name())
                                .with("url", connect.url())
                                .with("state", connector.state())));
    }
}
