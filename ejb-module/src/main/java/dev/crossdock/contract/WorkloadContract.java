package dev.crossdock.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a workload needs and what it runs on: the one description from which its topics, queues and buckets are created
 * and against which they are checked. Read one with {@link Contracts}.
 *
 * @param workload its name
 * @param owner the team that answers for it
 * @param schemaOwner who decides how its schemas change
 * @param producers who writes; null if not said
 * @param consumers who reads; null if not said
 * @param needs all unknown if the file leaves them out, as are operations and decision
 * @param personalData null if not said
 * @param transport what it runs on or asks about; empty if it only describes needs
 */
public record WorkloadContract(
        String workload,
        @Nullable String description,
        @Nullable String owner,
        @Nullable String schemaOwner,
        @Nullable List<String> producers,
        @Nullable List<Consumer> consumers,
        Needs needs,
        @Nullable PersonalData personalData,
        Operations operations,
        Decision decision,
        @JsonDeserialize(using = TransportSection.class) List<Transport> transport) {

    public WorkloadContract {
        producers = producers == null ? null : List.copyOf(producers);
        consumers = consumers == null ? null : List.copyOf(consumers);
        needs = needs == null ? Needs.UNKNOWN : needs;
        operations = operations == null ? Operations.UNKNOWN : operations;
        decision = decision == null ? Decision.UNKNOWN : decision;
        transport = transport == null ? List.of() : List.copyOf(transport);
    }

    /**
     * One consumer group.
     *
     * @param longestOutage how long it may be away and still miss nothing; the workload's own when left out
     * @param reads the topics of this workload it reads; all when left out
     */
    public record Consumer(
            String group,
            @Nullable Duration longestOutage,
            @Nullable List<String> reads) {

        public Consumer {
            reads = reads == null ? null : List.copyOf(reads);
        }

        /** Whether this group reads that topic. */
        public boolean reads(String topic) {
            return reads == null || reads.contains(topic);
        }
    }

    /**
     * The personal data in the records.
     *
     * @param fields JSON pointers into the data; empty for none
     * @param erasure how a person's data goes away
     */
    public record PersonalData(
            List<String> fields, @Nullable String erasure) {

        public PersonalData {
            fields = List.copyOf(fields);
        }
    }

    /** What people say about running it. */
    public record Operations(
            @Nullable Boolean teamCanOperate,
            @Nullable Boolean costsJustified,
            @Nullable Boolean managedServiceReducesRisk) {

        static final Operations UNKNOWN = new Operations(null, null, null);
    }

    /**
     * How the transport came to be chosen.
     *
     * @param chosenBecause the reasons, such as {@code fits-needs}
     * @param alternativesCompared the transports that were looked at beside it
     */
    public record Decision(
            @Nullable List<String> chosenBecause, @Nullable List<String> alternativesCompared) {

        static final Decision UNKNOWN = new Decision(null, null);

        public Decision {
            chosenBecause = chosenBecause == null ? null : List.copyOf(chosenBecause);
            alternativesCompared = alternativesCompared == null ? null : List.copyOf(alternativesCompared);
        }
    }

    /** The transport of one kind, if the workload uses it. */
    public <T extends Transport> Optional<T> transport(Class<T> kind) {
        return transport.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** The topics it declares, none if it does not use Kafka. */
    public List<Transport.Topic> topics() {
        return transport(Transport.Kafka.class).map(Transport.Kafka::topics).orElse(List.of());
    }

    /** The cluster its topics are on; the business cluster if it has none. */
    public Transport.Kafka.Cluster cluster() {
        return transport(Transport.Kafka.class).map(Transport.Kafka::cluster).orElse(Transport.Kafka.Cluster.BUSINESS);
    }

    /** Whether topics of it are on a cluster. */
    public boolean isOn(Transport.Kafka.Cluster cluster) {
        return cluster() == cluster && !topics().isEmpty();
    }

    /** The groups that read a topic, none if nobody was named. */
    public Stream<Consumer> readersOf(Transport.Topic topic) {
        return consumers == null ? Stream.empty() : consumers.stream().filter(consumer -> consumer.reads(topic.name()));
    }

    /** How long a group may be away from this workload. */
    public Optional<Duration> longestOutage(Consumer consumer) {
        return Optional.ofNullable(consumer.longestOutage() == null ? needs.longestOutage() : consumer.longestOutage());
    }
}
