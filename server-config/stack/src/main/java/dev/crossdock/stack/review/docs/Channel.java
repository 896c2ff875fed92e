package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.Transport.Kafka.DeadLetters;
import dev.crossdock.contract.Transport.Sequencer;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A topic with those who write and read it. */
record Channel(WorkloadContract contract, Kafka kafka, Topic topic) {

    static List<Channel> of(List<WorkloadContract> contracts) {
        return contracts.stream().flatMap(Channel::of).toList();
    }

    private static Stream<Channel> of(WorkloadContract contract) {
        return contract.transport(Kafka.class).stream()
                .flatMap(kafka -> kafka.topics().stream().map(topic -> new Channel(contract, kafka, topic)));
    }

    String name() {
        return topic.name();
    }

    Cluster cluster() {
        return kafka.cluster() == null ? Cluster.BUSINESS : kafka.cluster();
    }

    /** A connector that fills the topic stands between it and the producers; a sequencer alone writes its output. */
    List<String> writers() {
        if (kafka.sourceConnector() != null) {
            return List.of(kafka.sourceConnector());
        }
        List<String> producers = contract.producers() == null ? List.of() : contract.producers();
        return contract.transport(Sequencer.class)
                .filter(sequencer -> name().equals(sequencer.output()))
                .map(sequencer -> List.of(sequencer.authority()))
                .orElse(producers);
    }

    List<Consumer> readers() {
        return contract.readersOf(topic).toList();
    }

    /** What one reader could not process, if the contract has it put aside. */
    Optional<Letters> deadLetters(Consumer reader) {
        return Optional.ofNullable(kafka.deadLetters())
                .map(kept -> new Letters(DeadLetters.topic(name(), reader.group()), kept.retention()));
    }

    /** A topic of dead letters. */
    record Letters(String topic, Duration retention) {}
}
