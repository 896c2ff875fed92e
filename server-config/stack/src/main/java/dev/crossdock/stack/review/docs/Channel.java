package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Kafka.DeadLetters;
import dev.crossdock.contract.Transport.Sequencer;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A topic with those who write and read it. */
public record Channel(WorkloadContract contract, Kafka kafka, Topic topic) {

    static List<Channel> of(List<WorkloadContract> contracts) {
        return contracts.stream().flatMap(Channel::of).toList();
    }

    private static Stream<Channel> of(WorkloadContract contract) {
        return contract.transport(Kafka.class).stream()
                .flatMap(kafka -> kafka.topics().stream().map(topic -> new Channel(contract, kafka, topic)));
    }

    /** Those who are named as producers, none if nobody was. */
    static List<String> producers(WorkloadContract contract) {
        return contract.producers() == null ? List.of() : contract.producers();
    }

    /** Its name. */
    public String name() {
        return topic.name();
    }

    /** A connector that fills the topic stands between it and the producers; a sequencer alone writes its output. */
    public List<String> writers() {
        if (kafka.sourceConnector() != null) {
            return List.of(kafka.sourceConnector());
        }
        return contract.transport(Sequencer.class)
                .filter(sequencer -> name().equals(sequencer.output()))
                .map(sequencer -> List.of(sequencer.authority()))
                .orElse(producers(contract));
    }

    /** The groups that receive from it. */
    public List<Consumer> readers() {
        return contract.readersOf(topic).toList();
    }

    /** How long a reader may be away; null if nobody said. */
    public @Nullable Duration longestOutage(Consumer reader) {
        return contract.longestOutage(reader).orElse(null);
    }

    /** The topic of what one reader could not process, if the contract has it put aside. */
    public String deadLetters(Consumer reader) {
        return DeadLetters.topic(name(), reader.group());
    }
}
