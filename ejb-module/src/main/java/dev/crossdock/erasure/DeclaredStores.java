package dev.crossdock.erasure;

import dev.crossdock.contract.Transport;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.Transport.Topic.Cleanup;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.erasure.PersonalDataStore.Kind;
import dev.crossdock.event.ReceiptPruning;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the contracts let personal data be kept. */
public final class DeclaredStores {

    private final List<WorkloadContract> personal;

    /** Looks at the contracts that name personal data. */
    public DeclaredStores(List<WorkloadContract> contracts) {
        this.personal = contracts.stream().filter(DeclaredStores::isPersonal).toList();
    }

    private static boolean isPersonal(WorkloadContract contract) {
        return contract.personalData() != null
                && !contract.personalData().fields().isEmpty();
    }

    /**
     * The dead letters of one group.
     *
     * @param topic where they are
     * @param retention how long
     */
    record DeadLetterTopic(Cluster cluster, String topic, String group, Duration retention) {

        /** A line of the certificate where nobody can look: their cluster is left out. */
        StoreConfirmation expiring(Instant erased) {
            return DeclaredStores.expiring(
                    topic,
                    Kind.DEAD_LETTERS,
                    erased.plus(retention),
                    "the %s cluster is left out; had it letters from before, they are kept as declared"
                            .formatted(cluster.word()));
        }
    }

    /** The names of the projections. */
    public List<String> projections() {
        return personal.stream()
                .flatMap(contract -> contract.transport(Transport.Projections.class).stream())
                .flatMap(projections -> projections.projections().stream())
                .map(Transport.Projection::name)
                .distinct()
                .toList();
    }

    /** The names of the topics, by cluster. */
    Map<Cluster, Set<String>> topics() {
        Map<Cluster, Set<String>> topics = new EnumMap<>(Cluster.class);
        for (WorkloadContract contract : personal) {
            for (Topic topic : contract.topics()) {
                topics.computeIfAbsent(contract.cluster(), cluster -> new HashSet<>())
                        .add(topic.name());
            }
        }
        return topics;
    }

    /** The dead letters of all groups. */
    List<DeadLetterTopic> deadLetters() {
        return personal.stream()
                .flatMap(contract -> contract.transport(Kafka.class)
                        .map(kafka -> letters(contract, kafka))
                        .orElse(Stream.empty()))
                .distinct()
                .toList();
    }

    private static Stream<DeadLetterTopic> letters(WorkloadContract contract, Kafka kafka) {
        Kafka.DeadLetters letters = kafka.deadLetters();
        return letters == null
                ? Stream.empty()
                : kafka.topics().stream()
                        .flatMap(topic -> contract.readersOf(topic)
                                .map(reader -> new DeadLetterTopic(
                                        kafka.cluster(),
                                        Kafka.DeadLetters.topic(topic.name(), reader.group()),
                                        reader.group(),
                                        letters.retention())));
    }

    /** What becomes by itself of what speaks of a person erased at that time. */
    List<StoreConfirmation> expiring(Instant erased) {
        return Stream.concat(
                        personal.stream()
                                .flatMap(contract -> contract.topics().stream())
                                .map(topic -> topic.cleanup() == Cleanup.COMPACT
                                        ? compacted(topic)
                                        : expiring(topic, erased)),
                        Stream.of(receipts(erased)))
                .toList();
    }

    private static StoreConfirmation compacted(Topic topic) {
        return expiring(
                topic.name(),
                Kind.TOPIC,
                null,
                "a tombstone stands behind the person's records; once their segments are rolled compaction removes them,"
                        + " later the tombstone too");
    }

    private static StoreConfirmation expiring(Topic topic, Instant erased) {
        @Nullable Duration retention = topic.retention();
        return expiring(
                topic.name(),
                Kind.TOPIC,
                retention == null ? null : erased.plus(retention),
                retention == null
                        ? "its records expire by size; nobody knows when"
                        : "its records are kept as declared; the last one written before the erasure expires then");
    }

    private static StoreConfirmation receipts(Instant erased) {
        return expiring(
                "ingest.event_receipt",
                Kind.TABLE,
                erased.plus(ReceiptPruning.KEPT),
                "it holds ids of events, where they stand and digests of them, no content; forgotten then");
    }

    private static StoreConfirmation expiring(String store, Kind kind, @Nullable Instant at, String how) {
        return new StoreConfirmation(store, kind.word(), StoreConfirmation.EXPIRES, null, at, how);
    }
}
