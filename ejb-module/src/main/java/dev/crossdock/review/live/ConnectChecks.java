package dev.crossdock.review.live;

import dev.crossdock.connect.ConnectSnapshot;
import dev.crossdock.connect.ConnectSnapshot.ConnectorState;
import dev.crossdock.connect.ConnectSnapshot.TaskState;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Connectors are those that contracts name, and they run. */
final class ConnectChecks {

    /** Connect moves work around: a state that ends by itself. */
    private static final Set<String> FINE = Set.of("RUNNING", "RESTARTING");

    private static final String FAILED = "FAILED";

    static final List<Check<ConnectSituation>> ALL = List.of(
            Check.of("connect-not-configured", ConnectChecks::notConfigured),
            Check.of("connect-unreachable", ConnectChecks::unreachable),
            Check.of("connector-missing", ConnectChecks::missing),
            Check.of("connector-not-running", ConnectChecks::notRunning),
            Check.of("connector-undeclared", ConnectChecks::undeclared));

    private ConnectChecks() {}

    /** What is not as it was declared. */
    static List<Finding> check(ConnectSituation situation) {
        return Check.all(ALL, situation);
    }

    /** A connector that a contract names. */
    private record Declared(String workload, String connector) {}

    private static Stream<Declared> declared(ConnectSituation situation) {
        return situation.contracts().stream()
                .flatMap(contract -> contract.transport(Kafka.class).stream()
                        .flatMap(kafka -> Stream.of(kafka.sourceConnector(), kafka.sinkConnector())
                                .filter(Objects::nonNull))
                        .map(connector -> new Declared(contract.workload(), connector)));
    }

    private static Stream<Finding> notConfigured(String rule, ConnectSituation situation) {
        return situation.now() != null
                ? Stream.empty()
                : declared(situation)
                        .map(declared -> Finding.of(rule, Severity.WARNING, declared.connector())
                                .in(declared.workload())
                                .saying("the connector " + declared.connector()
                                        + " is declared and no Kafka Connect is configured")
                                .advise("Set crossdock.connect.url to the REST address of Kafka Connect."));
    }

    private static Stream<Finding> unreachable(String rule, ConnectSituation situation) {
        return Optional.ofNullable(situation.now())
                .filter(connect -> connect.problem() != null)
                .map(connect -> Finding.of(rule, Severity.CRITICAL, connect.url())
                        .saying("Kafka Connect could not be asked for its connectors")
                        .with("reason", String.valueOf(connect.problem()))
                        .advise("Start Kafka Connect, or correct crossdock.connect.url."))
                .stream();
    }

    private static Stream<ConnectSnapshot> answer(ConnectSituation situation) {
        return Optional.ofNullable(situation.now()).filter(connect -> connect.problem() == null).stream();
    }

    private static Stream<Finding> missing(String rule, ConnectSituation situation) {
        return answer(situation)
                .flatMap(connect -> declared(situation)
                        .filter(declared -> !connect.connectors().containsKey(declared.connector()))
                        .map(declared -> Finding.of(rule, Severity.CRITICAL, declared.connector())
                                .in(declared.workload())
                                .saying("the connector " + declared.connector()
                                        + " is declared and Kafka Connect does not know it")
                                .with("url", connect.url())
                                .with(
                                        "known",
                                        connect.connectors().keySet().stream()
                                                .sorted()
                                                .toList())
                                .advise("Create it in Kafka Connect, or take it out of the contract.")));
    }

    private static Stream<Finding> notRunning(String rule, ConnectSituation situation) {
        return answer(situation)
                .flatMap(connect -> declared(situation)
                        .flatMap(declared ->
                                Optional.ofNullable(connect.connectors().get(declared.connector())).stream()
                                        .flatMap(connector -> notRunning(rule, declared, connector).stream())));
    }

    private static Optional<Finding> notRunning(String rule, Declared declared, ConnectorState connector) {
        List<TaskState> idle = connector.tasks().stream()
                .filter(task -> !FINE.contains(task.state()))
                .toList();
        if (FINE.contains(connector.state()) && idle.isEmpty()) {
            return Optional.empty();
        }
        boolean failed = connector.state().equals(FAILED)
                || idle.stream().anyMatch(task -> task.state().equals(FAILED));
        String reason = Stream.concat(
                        Stream.ofNullable(connector.reason()),
                        idle.stream().map(TaskState::reason).filter(Objects::nonNull))
                .findFirst()
                .orElse("");
        return Optional.of(Finding.of(rule, failed ? Severity.CRITICAL : Severity.WARNING, declared.connector())
                .in(declared.workload())
                .saying("the connector " + declared.connector() + " is "
                        + connector.state().toLowerCase(Locale.ROOT)
                        + (idle.isEmpty()
                                ? ""
                                : " and " + idle.size() + " of "
                                        + connector.tasks().size() + " tasks do not run"))
                .with("state", connector.state())
                .with("tasks", connector.tasks().size())
                .with(
                        "idleTasks",
                        idle.stream()
                                .map(task -> task.id() + " " + task.state())
                                .toList())
                .with("reason", reason)
                .advise((failed ? "Remove the cause, then restart it: " : "Resume it: ") + "./crossdock groups "
                        + declared.connector() + (failed ? " restart." : " resume.")));
    }

    private static Stream<Finding> undeclared(String rule, ConnectSituation situation) {
        Set<String> known = declared(situation).map(Declared::connector).collect(Collectors.toSet());
        return answer(situation)
                .flatMap(connect -> connect.connectors().values().stream()
                        .filter(connector -> !known.contains(connector.name()))
                        .map(connector -> Finding.of(rule, Severity.WARNING, connector.name())
                                .saying("the connector " + connector.name() + " has no contract")
                                .with("url", connect.url())
                                .with("state", connector.state())
                                .advise("Name it in a contract, or delete it from Kafka Connect.")));
    }
}
