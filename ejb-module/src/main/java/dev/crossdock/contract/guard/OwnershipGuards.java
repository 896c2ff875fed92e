package dev.crossdock.contract.guard;

import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.ContractGuard.Found;
import dev.crossdock.contract.guard.Declared.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose a topic, a type of event and a consumer group is. */
final class OwnershipGuards {

    private OwnershipGuards() {}

    static Stream<Found> topicsDeclaredTwice(Declared declared) {
        return twice(declared, "topic", topic -> List.of(topic.name()));
    }

    static Stream<Found> eventsDeclaredTwice(Declared declared) {
        return twice(declared, "event", Topic::events);
    }

    private static Stream<Found> twice(Declared declared, String kind, Function<Topic, List<String>> names) {
        Map<String, List<String>> files = new TreeMap<>();
        for (WorkloadContract contract : declared.contracts()) {
            for (Topic topic : contract.topics()) {
                names.apply(topic)
                        .forEach(name -> files.computeIfAbsent(name, first -> new ArrayList<>())
                                .add(Declared.file(contract)));
            }
        }
        return files.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> new Found(
                        String.join(" and ", entry.getValue()), kind + " '" + entry.getKey() + "' is declared twice"));
    }

    static Stream<Found> undeclaredConsumers(Declared declared) {
        return declared.readers().stream().flatMap(reader -> {
            Optional<WorkloadContract> owner = owner(declared, reader.topic());
            if (owner.isEmpty()) {
                return Stream.of(new Found("group '" + reader.group() + "'", "reads " + noContract(reader)));
            }
            return declares(owner.get(), reader)
                    ? Stream.empty()
                    : Stream.of(new Found(
                            Declared.file(owner.get()),
                            "group '" + reader.group() + "' reads topic '" + reader.topic() + "' and is not declared"));
        });
    }

    private static String noContract(Reader reader) {
        return "topic '" + reader.topic() + "', which no contract declares";
    }

    static Stream<Found> readersOfOtherBrokers(Declared declared) {
        return declared.readers().stream()
                .flatMap(reader -> reader.bootstrap().stream()
                        .map(brokers -> new Found(
                                "channel '" + reader.group() + "'",
                                "is told to read topic '" + reader.topic() + "' from " + brokers)));
    }

    /** Its topics there would never be read. */
    static Stream<Found> readersOnOtherClusters(Declared declared) {
        Set<String> groups = declared.readers().stream().map(Reader::group).collect(Collectors.toSet());
        return declared.contracts().stream()
                .filter(contract -> contract.cluster() != Cluster.BUSINESS)
                .flatMap(contract -> contract.topics().stream()
                        .flatMap(topic -> contract.readersOf(topic)
                                .filter(consumer -> groups.contains(consumer.group()))
                                .map(consumer -> new Found(
                                        Declared.file(contract),
                                        "group '" + consumer.group() + "' is to read topic '" + topic.name()
                                                + "' of the "
                                                + contract.cluster().word() + " cluster"))));
    }

    static Stream<Found> consumersWithoutDeadLetters(Declared declared) {
        return declared.readers().stream()
                .flatMap(reader -> owner(declared, reader.topic()).stream()
                        .filter(owner -> owner.transport(Kafka.class)
                                .map(kafka -> kafka.deadLetters() == null)
                                .orElse(true))
                        .map(owner -> new Found(
                                Declared.file(owner),
                                "group '" + reader.group() + "' has no topic for what it cannot process")));
    }

    private static Optional<WorkloadContract> owner(Declared declared, String topic) {
        return declared.contracts().stream()
                .filter(contract -> contract.topics().stream()
                        .anyMatch(candidate -> candidate.name().equals(topic)))
                .findFirst();
    }

    private static boolean declares(WorkloadContract contract, Reader reader) {
        return contract.topics().stream()
                .filter(topic -> topic.name().equals(reader.topic()))
                .flatMap(contract::readersOf)
                .anyMatch(consumer -> consumer.group().equals(reader.group()));
    }
}
