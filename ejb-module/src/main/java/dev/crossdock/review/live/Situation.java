package dev.crossdock.review.live;

import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.GroupSnapshot;
import dev.crossdock.review.cluster.TopicSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a check of a cluster may know: what was declared, what was seen now and the time before, and who has ever
 * read what.
 *
 * @param all every contract of the application
 * @param previous what was seen the time before; null for the first look
 * @param everRead the groups that were ever seen to read a topic, by topic
 */
record Situation(
        Kafka.Cluster cluster,
        List<WorkloadContract> all,
        ClusterSnapshot now,
        @Nullable ClusterSnapshot previous,
        Map<String, Set<String>> everRead) {

    Situation {
        all = List.copyOf(all);
        everRead = Map.copyOf(everRead);
    }

    /** A topic of a contract. */
    record Declared(WorkloadContract contract, Topic topic) {

        String workload() {
            return contract.workload();
        }

        String name() {
            return topic.name();
        }

        /** Starts a finding about it. */
        Finding.Draft draft() {
            return Finding.about(name()).in(workload());
        }
    }

    Instant at() {
        return now.at();
    }

    /** Those whose topics are on this cluster; on the business cluster also those without topics. */
    List<WorkloadContract> contracts() {
        return all.stream().filter(contract -> contract.cluster() == cluster).toList();
    }

    Stream<Declared> declared() {
        return declared(contracts().stream());
    }

    /** What is declared on another cluster. */
    Stream<Declared> declaredElsewhere() {
        return declared(all.stream().filter(contract -> contract.cluster() != cluster));
    }

    private static Stream<Declared> declared(Stream<WorkloadContract> contracts) {
        return contracts.flatMap(contract -> contract.topics().stream().map(topic -> new Declared(contract, topic)));
    }

    Optional<Declared> declared(String topic) {
        return declared().filter(declared -> declared.name().equals(topic)).findFirst();
    }

    /** What a look at each declared topic that exists finds. */
    <T> Stream<T> eachTopic(BiFunction<Declared, TopicSnapshot, Stream<T>> look) {
        return declared()
                .flatMap(declared -> now.topic(declared.name()).stream().flatMap(state -> look.apply(declared, state)));
    }

    /** The dead letters that declared consumers put aside, as topic and contract. */
    Stream<Map.Entry<String, WorkloadContract>> deadLetterTopics() {
        return contracts().stream()
                .filter(contract -> contract.transport(Kafka.class)
                        .map(kafka -> kafka.deadLetters() != null)
                        .orElse(false))
                .flatMap(contract -> contract.topics().stream()
                        .flatMap(topic -> contract.readersOf(topic)
                                .map(reader ->
                                        Map.entry(Kafka.DeadLetters.topic(topic.name(), reader.group()), contract))));
    }

    /** The declared consumers of a declared topic. */
    Stream<Consumer> consumers(Declared declared) {
        return declared.contract().readersOf(declared.topic());
    }

    /** Whether a contract says that this group reads this topic, by name or as its connector or stream processor. */
    boolean declares(GroupSnapshot group, String topic) {
        return declared(topic)
                .map(declared ->
                        consumers(declared).anyMatch(reader -> reader.group().equals(group.name()))
                                || machinery(declared.contract()).anyMatch(group.name()::equals))
                .orElseGet(() -> isOfAProcessor(topic));
    }

    /** The groups that Connect and Kafka Streams name by themselves. */
    private static Stream<String> machinery(WorkloadContract contract) {
        return contract.transport(Kafka.class).stream()
                .flatMap(kafka -> Stream.concat(
                        Optional.ofNullable(kafka.sinkConnector()).map(name -> "connect-" + name).stream(),
                        Optional.ofNullable(kafka.streamProcessor()).stream()));
    }

    /** Whether a declared stream processor keeps its own state in this topic. */
    boolean isOfAProcessor(String topic) {
        return contracts().stream()
                .flatMap(contract -> contract.transport(Kafka.class).stream())
                .flatMap(kafka -> Optional.ofNullable(kafka.streamProcessor()).stream())
                .anyMatch(processor -> topic.startsWith(processor + "-")
                        && (topic.endsWith("-changelog") || topic.endsWith("-repartition")));
    }

    /** The groups that read a topic now or were ever seen to. */
    Set<String> readersEver(String topic) {
        Set<String> readers = new TreeSet<>(everRead.getOrDefault(topic, Set.of()));
        now.readersOf(topic).forEach(group -> readers.add(group.name()));
        return readers;
    }

    /** The same topic the time before. */
    Optional<TopicSnapshot> before(String topic) {
        return previous == null ? Optional.empty() : previous.topic(topic);
    }

    /** Whether the same topic got records the time before already. */
    boolean hadRecords(String topic) {
        return before(topic).filter(state -> state.produced() > 0).isPresent();
    }

    /** The time since the last look; empty for the first. */
    Optional<Duration> sinceBefore() {
        return previous == null ? Optional.empty() : Optional.of(Duration.between(previous.at(), now.at()));
    }
}
